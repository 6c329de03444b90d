#!/usr/bin/env node
// Old syntax on purpose: an old Node must be able to read this file to say that it is too old.
'use strict';
var required = [20, 19];
var found = process.versions.node.split('.').map(Number);
if (found[0] < required[0] || (found[0] === required[0] && found[1] < required[1])) {
  var wanted = 'treetop: needs Node ' + required.join('.') + ' or newer';
  process.stderr.write(wanted + ', this is ' + process.versions.node + '\n');
  process.exit(1);
}
require('./start.cjs');
