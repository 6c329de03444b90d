import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import test from 'ava';
import { projectRoot } from './helpers/project-root.js';

// The table of docs/codebase.md once more: the linter's own is checked against this one.
const own = ['text', 'sample'];
const mayImport: Readonly<Record<string, readonly string[]>> = {
  text: ['get-east-asian-width'],
  native: ['text', 'node:fs', 'node:fs/promises', 'koffi'],
  sample: [],
  source: [...own, 'native', 'node:fs', 'node:fs/promises', 'systeminformation'],
  model: own,
  signals: [...own, 'model'],
  'signals/act': [...own, 'signals', 'model', 'native', 'node:fs', 'node:fs/promises'],
  columns: [...own, 'model'],
  app: [...own, 'columns', 'model', 'signals'],
  view: [...own, 'app', 'columns', 'model', 'signals'],
  terminal: [
    ...[...own, 'view', 'app', 'node:fs', 'node:fs/promises', 'blessed', 'blessed-contrib'],
    'blessed-contrib/lib/widget/charts/line.js',
  ],
  export: [...own, 'columns', 'model', 'signals'],
  commands: [
    ...[...own, 'native', 'source', 'model', 'signals', 'signals/act', 'columns', 'app', 'view'],
    ...['terminal', 'export', 'node:fs', 'node:fs/promises', 'commander'],
  ],
};
const rooms = Object.keys(mayImport);
const packages = [
  ...['node:fs', 'node:fs/promises', 'blessed', 'blessed-contrib'],
  ...['blessed-contrib/lib/widget/charts/line.js', 'systeminformation', 'koffi'],
  ...['get-east-asian-width', 'string-width', 'commander', 'a-package-of-tomorrow'],
];
const pureRooms = ['sample', 'model', 'signals', 'columns', 'app', 'view', 'export'];
const edges = [
  ...['process.pid;', 'globalThis.process;', 'console.log(1);', 'performance.now();'],
  ...['setTimeout(f, 1);', 'setInterval(f, 1);', 'setImmediate(f);', 'queueMicrotask(f);'],
  ...['Date.now();', 'new Date();', "fetch('x');"],
];
const forms = [
  "import type { T } from '../commands/x.js';",
  "import { type T } from '../commands/x.js';",
  "import * as all from '../commands/x.js';",
  "export { a } from '../commands/x.js';",
  "export type { T } from '../commands/x.js';",
  "export * from '../commands/x.js';",
  "import('../commands/x.js');",
  'import(`../commands/x.js`);',
  "import('../' + room + '/x.js');",
  "type T = import('../commands/x.js').T;",
  "let later: typeof import('../commands/x.js');",
  "require('../commands/x.js');",
];

type Planted = Readonly<Record<string, readonly string[]>>;

test('a room imports what its line in the table allows, and nothing else', (t) => {
  const imported = [...rooms, 'main', ...packages];
  const line = (room: string, name: string) => `import '${path(room, name)}';`;
  const planted = Object.fromEntries(
    rooms.map((room) => [fileIn(room), imported.map((name) => line(room, name))]),
  );
  const found = foundIn(planted, ['lint/style/noRestrictedImports']);
  for (const room of rooms) {
    const isForbidden = (name: string) => name !== room && !mayImport[room]?.includes(name);
    const refused = imported.filter((_, index) => found.has(`${fileIn(room)}:${index + 1}`));
    t.deepEqual(refused, imported.filter(isForbidden), room);
  }
});

test('a folder of a room may import what the room may', (t) => {
  const imported = [...rooms, ...packages];
  const inner = innerFolders();
  const line = (folder: string, name: string) => `import '${path(folder, name)}';`;
  const planted = Object.fromEntries(
    inner.map((folder) => [fileIn(folder), imported.map((name) => line(folder, name))]),
  );
  const found = foundIn(planted, ['lint/style/noRestrictedImports']);
  for (const folder of inner) {
    const [room = ''] = folder.split('/');
    const isForbidden = (name: string) => !mayImport[room]?.includes(name);
    const isRefused = (_: string, index: number) => found.has(`${fileIn(folder)}:${index + 1}`);
    const others = (names: readonly string[]) => names.filter((name) => name !== room);
    t.deepEqual(others(imported.filter(isRefused)), others(imported.filter(isForbidden)), folder);
  }
});

test('no form of import gets past the table', (t) => {
  const found = foundIn({ 'src/model/forms.ts': forms }, [
    ...['lint/style/noRestrictedImports', 'lint/style/noCommonJs', 'plugin'],
  ]);
  forms.forEach((form, index) => {
    t.true(found.has(`src/model/forms.ts:${index + 1}`), form);
  });
});

test('the neighbours in a room and in its folders are no other room', (t) => {
  const lines = {
    'src/source/linux/x.ts': ["import '../y.js';", "import '../recording/y.js';"],
    'src/source/x.ts': ["import './linux/y.js';"],
    'src/app/rows/x.ts': ["import '../state.js';", "import '../table/y.js';"],
    'src/commands/kill/x.ts': ["import '../options.js';", "import '../record/y.js';"],
    'src/model/why/x.ts': ["import '../state.js';", "import '../../sample/sample.js';"],
    'src/main.ts': ["import('./commands/ps.js');"],
  };
  t.deepEqual([...foundIn(lines, ['lint/style/noRestrictedImports', 'plugin'])], []);
});

test('pure rooms have no clock, no process, no console and no timers', (t) => {
  const planted = Object.fromEntries(
    [...pureRooms, 'terminal'].map((room) => [fileIn(room), edges]),
  );
  const found = foundIn(planted, ['lint/style/noRestrictedGlobals', 'lint/suspicious/noConsole']);
  for (const room of pureRooms) {
    const missed = edges.filter((_, index) => !found.has(`${fileIn(room)}:${index + 1}`));
    t.deepEqual(missed, [], room);
  }
  t.false([...found].some((place) => place.startsWith('src/terminal/')));
});

test('text may make a Date of an instant that it is given, and ask for none', (t) => {
  const lines = [
    'new Date(0);',
    'Date.UTC(2026, 0);',
    'Date.now();',
    'new Date();',
    'f(Date.now);',
  ];
  const found = foundIn({ 'src/text/x.ts': lines }, ['lint/style/noRestrictedGlobals', 'plugin']);
  t.deepEqual([...found].sort(), ['src/text/x.ts:3', 'src/text/x.ts:4', 'src/text/x.ts:5']);
});

test('every folder of src is a room of the table', (t) => {
  const folders = readdirSync(join(projectRoot, 'src'), { withFileTypes: true });
  const names = folders.map((entry) => entry.name).filter((name) => !rooms.includes(name));
  t.deepEqual(names.sort(), ['bin', 'main.ts']);
});

/** Those below the rooms that are no rooms themselves. */
function innerFolders(): readonly string[] {
  return readdirSync(join(projectRoot, 'src'), { encoding: 'utf8', recursive: true }).filter(
    (path) => path.includes('/') && !path.includes('.') && !rooms.includes(path),
  );
}

function fileIn(room: string): string {
  return `src/${room}/planted.ts`;
}

/** How a file of the room names something of another room, or a package. */
function path(room: string, name: string): string {
  if (!rooms.includes(name) && name !== 'main') return name;
  const found = relative(room, name === 'main' ? 'main.js' : `${name}/x.js`);
  return found.startsWith('.') ? found : `./${found}`;
}

/** Where our linter finds something of these categories, as `file:line`. Nothing is planted in src. */
function foundIn(planted: Planted, categories: readonly string[]): ReadonlySet<string> {
  const directory = mkdtempSync(join(tmpdir(), 'treetop-layers-'));
  try {
    for (const name of ['biome.json', 'scripts/lint']) {
      cpSync(join(projectRoot, name), join(directory, name), { recursive: true });
    }
    for (const [file, lines] of Object.entries(planted)) {
      mkdirSync(join(directory, dirname(file)), { recursive: true });
      writeFileSync(join(directory, file), `${lines.join('\n')}\n`);
    }
    return placesOf(lint(directory), categories);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

type Diagnostic = {
  readonly category: string;
  readonly location: { readonly path: string; readonly start: { readonly line: number } };
};

function lint(directory: string): readonly Diagnostic[] {
  const biome = join(projectRoot, 'node_modules/.bin/biome');
  const options = ['--vcs-enabled=false', '--max-diagnostics=none', '--reporter=json'];
  const { stdout } = spawnSync(biome, ['lint', ...options, 'src'], {
    cwd: directory,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout).diagnostics;
}

function placesOf(
  diagnostics: readonly Diagnostic[],
  categories: readonly string[],
): ReadonlySet<string> {
  const places = diagnostics
    .filter(({ category }) => categories.includes(category))
    .map(({ location }) => `${location.path}:${location.start.line}`);
  return new Set(places);
}
