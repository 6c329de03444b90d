// Apart from treetop.cjs because an old Node cannot even parse this.
'use strict';
const { readFileSync, statSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { Script } = require('node:vm');

const dist = join(dirname(dirname(__dirname)), 'dist');
const bundle = join(dist, 'treetop.cjs');

load()
  .then((program) => program.main(process.argv.slice(2)))
  .catch((error) => {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    process.stderr.write(`treetop: ${reason}\n`);
    process.exit(1);
  });

/** The bundle; in a checkout that was compiled since it was made, the modules one by one. */
async function load() {
  const isStale = changedAtMs(bundle) < changedAtMs(join(dist, '.tsbuildinfo'));
  return isStale ? import('../../dist/src/main.js') : runBundle();
}

/** By the code cache the functions of a start need not be compiled; where it does not fit, they are. */
function runBundle() {
  // Here, for the error that it may throw.
  const { cachedCode, keepCode } = require('./code-cache.cjs');
  // What it says beyond ASCII is escaped: so it takes one byte a character in memory, too.
  const text = readFileSync(bundle, 'latin1');
  const cachedData = cachedCode(dist, text);
  const script = new Script(text, { filename: bundle, cachedData });
  if (cachedData === undefined || script.cachedDataRejected) keepCode(dist, text, script);
  const program = { exports: {} };
  script.runInThisContext()(program.exports, require, program, bundle, dist);
  return program.exports;
}

function changedAtMs(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function reasonOf(error) {
  const isMissing = error.code === 'ENOENT' && error.path === bundle;
  const isMissingModule =
    error.code === 'ERR_MODULE_NOT_FOUND' && /dist.src.main\.js/.test(error.message);
  if (isMissing || isMissingModule) {
    return 'not built yet; run `npm ci` or `npm run build` first';
  }
  // Node reads modules many at a time.
  if (error.code === 'EMFILE' && /\.[cm]?js$/.test(error.path)) {
    return 'too few open files are allowed to start: needs `ulimit -n 64`';
  }
  return undefined;
}
