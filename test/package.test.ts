import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import ts from 'typescript';
import { freshBundle } from './helpers/fresh-bundle.js';
import { projectRoot } from './helpers/project-root.js';
import { startInPty } from './helpers/pty.js';

const bin = join(projectRoot, 'src/bin/treetop.cjs');
const manifest = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));

test('a Node that is too old is told so in one line', (t) => {
  for (const version of ['0.10.48', '4.9.1', '18.20.8', '20.18.3']) {
    const { status, stdout, stderr } = runOn(version);
    t.is(stderr, `treetop: needs Node 20.19 or newer, this is ${version}\n`);
    t.is(stdout, '');
    t.is(status, 1);
  }
});

test('from the Node on that package.json names, the program runs', (t) => {
  t.is(manifest.engines.node, '>=20.19');
  for (const version of ['20.19.0', '21.0.0', '100.0.0']) {
    t.is(runOn(version).stdout, `${manifest.version}\n`);
  }
});

test('an old Node can read the file that says so', (t) => {
  const text = readFileSync(bin, 'utf8');
  const compiledFor = (target: ts.ScriptTarget) =>
    ts.transpileModule(text, { compilerOptions: { target, module: ts.ModuleKind.CommonJS } })
      .outputText;
  t.is(compiledFor(ts.ScriptTarget.ES5), compiledFor(ts.ScriptTarget.ESNext));
});

test('the package holds the program and its documents, and nothing else', (t) => {
  const paths = packedPaths(t);
  for (const path of ['README.md', 'LICENSE', 'CHANGELOG.md', 'docs/keys.md', 'docs/screen.svg']) {
    t.true(paths.includes(path), path);
  }
  t.true(paths.includes('dist/src/source/devices/device-helper.js'));
  const bin = readdirSync(join(projectRoot, 'src/bin')).map((name) => `src/bin/${name}`);
  t.deepEqual(
    bin.filter((path) => !paths.includes(path)),
    [],
  );
  const known =
    /^(README\.md|LICENSE|CHANGELOG\.md|package\.json|docs\/[\w-]+\.(md|svg|schema\.json)|docs\/systemd\/[\w-]+\.service|src\/bin\/[\w-]+\.cjs|dist\/treetop\.cjs|dist\/terminfo\/[\w-]+|dist\/src\/source\/devices\/device-helper\.js)$/;
  t.deepEqual(
    paths.filter((path) => !known.test(path)),
    [],
  );
});

test('the package holds what it needs, beside what it depends on', async (t) => {
  const home = unpacked(t);
  const packed = join(home, 'src/bin/treetop.cjs');
  const run = (...words: readonly string[]) =>
    spawnSync(process.execPath, [packed, ...words], { encoding: 'utf8', cwd: tmpdir() });
  t.is(run('--version').stdout, `${manifest.version}\n`);
  const doctor = JSON.parse(run('doctor', '--json').stdout);
  t.regex(JSON.stringify(doctor), /"id":"systeminformation"[^}]*"state":"ok","value":"5\./);
  const { stdout } = spawnSync(
    process.execPath,
    [join(home, 'dist/src/source/devices/device-helper.js'), 'time'],
    { encoding: 'utf8' },
  );
  t.regex(stdout, /^\{"answer":\{"current":/);
  // For a terminal that nobody knows, blessed has a description of its own.
  const env = { TERM: 'never-heard-of' };
  const screen = startInPty(t, { command: process.execPath, args: [packed], env, cwd: tmpdir() });
  await screen.waitFor(/PID.* COMMAND/);
  screen.write('q');
  t.is((await screen.exit).exitCode, 0);
});

// koffi's own step takes what comes ready made with it; without a C compiler, and where no step may run, it is left out
// or works all the same. Nothing else may have one.
test('nothing but what is optional has a step of its own when treetop is installed', (t) => {
  for (const hook of ['preinstall', 'install', 'postinstall']) {
    t.is(manifest.scripts[hook], undefined);
  }
  t.false(existsSync(join(projectRoot, 'binding.gyp')));
  const lock = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8'));
  const packages: [string, { dev?: true; optional?: true; hasInstallScript?: true }][] =
    Object.entries(lock.packages);
  const hooked = packages.filter(([, entry]) => entry.hasInstallScript && !entry.dev);
  t.deepEqual(
    hooked.map(([path, { optional }]) => [path, optional]),
    [['node_modules/koffi', true]],
  );
});

/** Runs `treetop --version` on a Node that says that it is of this version. */
function runOn(version: string) {
  const fake = `Object.defineProperty(process, 'versions', { value: { node: '${version}' } })`;
  const lie = `data:text/javascript,${encodeURIComponent(fake)}`;
  return spawnSync(process.execPath, ['--import', lie, bin, '--version'], { encoding: 'utf8' });
}

function packedPaths(t: ExecutionContext): readonly string[] {
  const [packed] = pack(t, '--dry-run');
  return packed.files.map(({ path }: { readonly path: string }) => path);
}

/** The package in a directory of its own, beside what is installed here. */
function unpacked(t: ExecutionContext): string {
  const home = temporaryDirectory(t);
  const [{ filename }] = pack(t, '--pack-destination', home);
  spawnSync('tar', ['-xzf', join(home, filename), '-C', home]);
  symlinkSync(join(projectRoot, 'node_modules'), join(home, 'package/node_modules'));
  return join(home, 'package');
}

function pack(t: ExecutionContext, ...options: readonly string[]) {
  freshBundle();
  const cache = temporaryDirectory(t);
  const words = ['pack', ...options, '--json', '--ignore-scripts', '--cache', cache];
  const { stdout } = spawnSync('npm', words, { cwd: projectRoot, encoding: 'utf8' });
  return JSON.parse(stdout);
}

function temporaryDirectory(t: ExecutionContext): string {
  const directory = mkdtempSync(join(tmpdir(), 'treetop-pack-'));
  t.teardown(() => rmSync(directory, { recursive: true }));
  return directory;
}
