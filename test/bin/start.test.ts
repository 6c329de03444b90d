import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { freshBundle } from '../helpers/fresh-bundle.js';
import { projectRoot } from '../helpers/project-root.js';

const cacheName = `treetop-${process.version}-${process.arch}.cache`;

test('the bin runs the bundle', (t) => {
  const project = madeProject(t);
  putBundle(project, "console.log('the bundle', ...words)");
  t.is(run(project, ['ps', '-d']).stdout, 'the bundle ps -d\n');
});

test('in a checkout that was compiled since, it runs the modules', (t) => {
  const project = madeProject(t);
  putBundle(project, "console.log('the bundle')");
  utimesSync(join(project, 'dist/treetop.cjs'), 1, 1);
  put(project, 'dist/.tsbuildinfo', '');
  put(project, 'dist/src/main.js', "export const main = () => console.log('the modules');");
  t.is(run(project, []).stdout, 'the modules\n');
});

test('what was not built says so in one line', (t) => {
  const project = madeProject(t);
  const { status, stderr } = run(project, []);
  t.is(stderr, 'treetop: not built yet; run `npm ci` or `npm run build` first\n');
  t.is(status, 1);
});

test('a bug at the start shows its stack', (t) => {
  const project = madeProject(t);
  putBundle(project, "throw new Error('a bug');");
  const { status, stderr } = run(project, []);
  t.regex(stderr, /Error: a bug\n\s+at .*main.*dist.treetop\.cjs:2:/);
  t.is(status, 1);
});

test('a code cache that does not fit is passed over', (t) => {
  const bundle = freshBundle();
  const head = Buffer.alloc(128, readFileSync(bundle, 'latin1').split('\n', 1)[0], 'latin1');
  const caches = [
    Buffer.alloc(0),
    Buffer.from('no cache at all'),
    head,
    Buffer.concat([head, Buffer.alloc(4096, 7)]),
    Buffer.alloc(4096, 7),
  ];
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
  for (const cache of caches) {
    const project = madeProject(t);
    copyFileSync(bundle, join(project, 'dist/treetop.cjs'));
    put(project, `dist/${cacheName}`, cache);
    const { status, stdout, stderr } = run(project, ['--version']);
    t.deepEqual([status, stdout, stderr], [0, `${version}\n`, '']);
  }
});

test('the code is kept when the start is over, and is not taken for that of another bundle', (t) => {
  const project = madeProject(t);
  // Ends when the cache is there: what is written beside it first has a longer name.
  const untilKept = `
    const { readdirSync, watch } = require('node:fs');
    const dist = words[1];
    const isKept = () => readdirSync(dist).includes('${cacheName}');
    if (!isKept()) watch(dist, () => isKept() && process.exit());
    console.log(words[0], said());
  `;
  putBundle(project, `function said() { return 'first'; } ${untilKept}`);
  const dist = join(project, 'dist');
  t.is(run(project, ['1', dist]).stdout, '1 first\n');
  t.is(run(project, ['2', dist]).stdout, '2 first\n');
  putBundle(project, `function said() { return 'other'; } ${untilKept}`, 'b');
  t.is(run(project, ['3', dist]).stdout, '3 other\n');
});

test('under flags of one run alone no code is kept: it would fit no other', (t) => {
  const project = madeProject(t);
  putBundle(project, "console.log('the bundle')");
  // So that what waits for the end of the start is done at once, and would be seen.
  const now = '(call) => { setImmediate(call); return { unref() {} }; }';
  put(project, 'now.cjs', `global.setTimeout = ${now};`);
  const { stdout } = run(project, [], ['--require', join(project, 'now.cjs')]);
  t.is(stdout, 'the bundle\n');
  t.deepEqual(readdirSync(join(project, 'dist')).sort(), ['src', 'treetop.cjs']);
});

/** A project of its own: the real bin, an empty dist. */
function madeProject(t: ExecutionContext): string {
  const project = mkdtempSync(join(tmpdir(), 'treetop-start-'));
  t.teardown(() => rmSync(project, { recursive: true }));
  mkdirSync(join(project, 'dist/src'), { recursive: true });
  cpSync(join(projectRoot, 'src/bin'), join(project, 'src/bin'), { recursive: true });
  copyFileSync(join(projectRoot, 'package.json'), join(project, 'package.json'));
  return project;
}

function putBundle(project: string, code: string, hash = 'a'): void {
  const bundle = `// treetop ${hash}\n(function (exports, require) { exports.main = function main(words) { ${code} }; })\n`;
  put(project, 'dist/treetop.cjs', bundle);
}

function put(project: string, path: string, contents: string | Buffer): void {
  writeFileSync(join(project, path), contents);
}

function run(project: string, args: readonly string[], flags: readonly string[] = []) {
  const words = [...flags, join(project, 'src/bin/treetop.cjs'), ...args];
  return spawnSync(process.execPath, words, {
    encoding: 'utf8',
  });
}
