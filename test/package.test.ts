import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import ts from 'typescript';
import { projectRoot } from './helpers/project-root.js';

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
  const needed = readdirSync(join(projectRoot, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ts|cjs)$/.test(path) && !path.endsWith('.d.ts'))
    .map((path) => (path.endsWith('.ts') ? `dist/src/${path.slice(0, -3)}.js` : `src/${path}`));
  t.deepEqual(
    needed.filter((path) => !paths.includes(path)),
    [],
  );
  const known =
    /^(README\.md|LICENSE|CHANGELOG\.md|package\.json|docs\/[\w-]+\.(md|svg|schema\.json)|src\/bin\/\w+\.cjs|dist\/src\/.*\.js)$/;
  t.deepEqual(
    paths.filter((path) => !known.test(path)),
    [],
  );
});

test('nothing is compiled or downloaded when treetop is installed', (t) => {
  for (const hook of ['preinstall', 'install', 'postinstall']) {
    t.is(manifest.scripts[hook], undefined);
  }
  t.false(existsSync(join(projectRoot, 'binding.gyp')));
  const lock = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8'));
  const packages: [string, { dev?: true; hasInstallScript?: true }][] = Object.entries(
    lock.packages,
  );
  const hooked = packages.filter(([, entry]) => entry.hasInstallScript && !entry.dev);
  t.deepEqual(
    hooked.map(([path]) => path),
    [],
  );
});

/** Runs `treetop --version` on a Node that says that it is of this version. */
function runOn(version: string) {
  const fake = `Object.defineProperty(process, 'versions', { value: { node: '${version}' } })`;
  const lie = `data:text/javascript,${encodeURIComponent(fake)}`;
  return spawnSync(process.execPath, ['--import', lie, bin, '--version'], { encoding: 'utf8' });
}

function packedPaths(t: { teardown: (undo: () => void) => void }): readonly string[] {
  const cache = mkdtempSync(join(tmpdir(), 'treetop-pack-'));
  t.teardown(() => rmSync(cache, { recursive: true }));
  const words = ['pack', '--dry-run', '--json', '--ignore-scripts', '--cache', cache];
  const { stdout } = spawnSync('npm', words, { cwd: projectRoot, encoding: 'utf8' });
  const [packed] = JSON.parse(stdout);
  return packed.files.map(({ path }: { readonly path: string }) => path);
}
