// Apart from treetop.cjs because an old Node cannot even parse this.
'use strict';
const { readFileSync, statSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { setFlagsFromString } = require('node:v8');
const { Script } = require('node:vm');

const dist = join(dirname(dirname(__dirname)), 'dist');
const bundle = join(dist, 'treetop.cjs');

// A screen at 1 Hz hardly runs: what is compiled for speed after a few calls, on other threads and while the first
// rows are made, seldom pays. What is hot for long (a scan of ten thousand) still is. The young garbage of a
// refresh is less than the threads that would share it. And while a start makes what stays, the room for what is
// young would grow by twos, each time with a collection.
for (const flag of [
  '--interrupt-budget=1000000',
  '--no-parallel-scavenge',
  '--semi-space-growth-factor=8',
]) {
  setFlag(flag);
}

// A recorder runs for days, and a jump in a recording computes a minute of frames: what they do is compiled for
// speed. Only later, for code that was kept is taken under the same flags alone. (V8's own number.)
const forSpeed = '--interrupt-budget=135168';
const lateFlags = new Map([
  // Where little happened for eight seconds V8 collects all, three times, and takes the room of the young away, which
  // a recorder has filled again in seconds: 7 % of its time.
  ['record', [forSpeed, '--gc-memory-reducer-start-delay-ms=3600000']],
  // A jump makes much that is soon dead: in small rooms it is swept out before it is 50 MB.
  ['replay', [forSpeed, '--semi-space-growth-factor=1', '--heap-growing-percent=60']],
]);

load()
  .then((program) => {
    for (const flag of lateFlags.get(process.argv[2]) ?? []) setFlag(flag);
    return program.main(process.argv.slice(2));
  })
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

/** V8 complains on stderr of a flag that it does not know: only those are asked of which it is known. */
function setFlag(flag) {
  const major = Number.parseInt(process.versions.v8, 10);
  if (major >= 11 && major <= 13) setFlagsFromString(flag);
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
