// What V8 has compiled of the bundle, kept beside it: without it a start compiles for 40 ms.
'use strict';
const { readFileSync, renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

module.exports = { cachedCode, keepCode };

/** The kept code of this very bundle; V8 itself refuses that of another V8, or with other flags. */
function cachedCode(dist, text) {
  const kept = unlessFails(() => readFileSync(pathIn(dist)));
  if (kept === undefined || !kept.subarray(0, headBytes).equals(headOf(text))) return undefined;
  return kept.subarray(headBytes);
}

/**
 * Keeps it for the next start, when the start is over: what was called by then is compiled. Under flags of one run alone
 * (a profile, a trace) it would fit no other, which would compile all again until one of them has kept its own.
 */
function keepCode(dist, text, script) {
  if (process.execArgv.length > 0) return;
  setTimeout(() => unlessFails(() => write(dist, text, script)), startMs).unref();
}

const startMs = 2000;

/** V8 would take the length of the text for its identity: the bundle's first line has its hash. */
const headBytes = 128;

function headOf(text) {
  return Buffer.alloc(headBytes, text.slice(0, text.indexOf('\n')), 'latin1');
}

function write(dist, text, script) {
  const path = pathIn(dist);
  const newPath = `${path}.${process.pid}`;
  writeFileSync(newPath, Buffer.concat([headOf(text), script.createCachedData()]), { flag: 'wx' });
  renameSync(newPath, path);
}

function pathIn(dist) {
  return join(dist, `treetop-${process.version}-${process.arch}.cache`);
}

/** A program that may not write beside itself, or finds nothing there, starts all the same. */
function unlessFails(call) {
  try {
    return call();
  } catch {
    return undefined;
  }
}
