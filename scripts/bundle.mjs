#!/usr/bin/env node
// Makes dist/treetop.cjs of what tsc wrote: one file for the whole program, so that a start reads one file
// and not four hundred. Then it rehearses a start, so that what V8 compiled for it is kept beside the bundle.
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const project = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(project, 'dist');
const blessed = join(project, 'node_modules/blessed');

/** As much of it as blessed uses: it throws at a terminal's description that it cannot read. */
const plainAssert = `
module.exports = function assert(isTrue) {
  if (!isTrue) throw new Error('assertion failed');
};
module.exports.ok = module.exports;
module.exports.equal = (found, wanted) => module.exports(found == wanted);
`;

/** For what is started later or never: to load Node's own takes as long as a tenth of a start. */
const lateChildProcess = ['execFile', 'execFileSync', 'execSync', 'spawn', 'spawnSync']
  .map((name) => `exports.${name} = (...params) => require('child_process').${name}(...params);`)
  .join('\n');

const { outputFiles } = await build({
  entryPoints: [join(dist, 'src/main.js')],
  bundle: true,
  write: false,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // Loaded where it is wanted, by `require`: for a script of vm there is no import().
  supported: { 'dynamic-import': false },
  // systeminformation runs in a helper of its own; koffi may be absent, and is found where it is installed; the
  // others are blessed's, and not installed.
  external: ['systeminformation', 'koffi', 'term.js', 'pty.js'],
  plugins: [{ name: 'treetop', setup }],
  logLevel: 'warning',
});

// The function that start.cjs calls; the hash says which bundle a code cache belongs to.
const [{ text }] = outputFiles;
const hash = createHash('sha256').update(text).digest('hex');
const bundle = `// treetop ${hash}
(function (exports, require, module, __filename, __dirname) {
${text}
})
`;
for (const name of readdirSync(dist)) {
  if (/^treetop-.*\.cache/.test(name)) rmSync(join(dist, name), { force: true });
}
mkdirSync(join(dist, 'terminfo'), { recursive: true });
for (const name of ['linux', 'windows-ansi', 'xterm', 'xterm-256color']) {
  copyFileSync(join(blessed, 'usr', name), join(dist, 'terminfo', name));
}
const newPath = join(dist, `treetop.cjs.${process.pid}`);
writeFileSync(newPath, bundle);
renameSync(newPath, join(dist, 'treetop.cjs'));
await rehearse();

function setup({ onLoad, onResolve }) {
  const change = (filter, changed) =>
    onLoad({ filter }, ({ path }) => ({ contents: changed(readFileSync(path, 'utf8'), path) }));
  const instead = (name, contents) => {
    const filter = new RegExp(`^(?:node:)?${name}$`);
    // What stands in its place may want the true one.
    onResolve({ filter }, ({ resolveDir, namespace }) =>
      namespace === name
        ? { path: name, external: true }
        : { path: name, namespace: name, pluginData: resolveDir },
    );
    onLoad({ filter, namespace: name }, ({ pluginData }) => ({
      contents: contents(),
      resolveDir: pluginData,
    }));
  };
  // Each module is where it was.
  change(/dist\/src\/.*\.js$/, (code, path) =>
    code.replaceAll(
      'import.meta.url',
      `require('node:url').pathToFileURL(__dirname + '/${relative(dist, path)}').href`,
    ),
  );
  // Its own terminal descriptions, for a terminal that has none.
  change(/blessed\/lib\/tput\.js$/, (code) =>
    code.replaceAll("__dirname + '/../usr/", "__dirname + '/terminfo/"),
  );
  // Node warns of `new Buffer` outside of node_modules.
  change(/drawille-blessed-contrib\/index\.js$/, (code) =>
    code.replaceAll('new Buffer(', 'Buffer.alloc('),
  );
  // Of its 34 widgets we use two, and the charts one more.
  change(/blessed\/lib\/widget\.js$/, () =>
    ['Node', 'Element', 'Screen', 'Box']
      .map(
        (name) =>
          `exports.${name} = exports.${name.toLowerCase()} = require('./widgets/${name.toLowerCase()}');`,
      )
      .join('\n'),
  );
  // Of half a megabyte, and of what takes Node 5 ms to load, one function is used.
  instead('lodash', () => "exports.max = require('lodash/max');");
  instead('assert', () => plainAssert);
  instead('child_process', () => lateChildProcess);
}

/** A screen in a pty until it has kept its code. Where there can be none, the first start keeps it. */
async function rehearse() {
  const endsAtMs = performance.now() + 15_000;
  const isKept = () => readdirSync(dist).some((name) => /^treetop-.*\.cache$/.test(name));
  try {
    const { spawn } = await import('@lydell/node-pty');
    const bin = join(project, 'src/bin/treetop.cjs');
    const env = { ...process.env, TERM: 'xterm-256color', NODE_OPTIONS: '' };
    const screen = spawn(process.execPath, [bin], { name: env.TERM, cols: 120, rows: 40, env });
    const exit = new Promise((resolve) => screen.onExit(resolve));
    const isRunning = () => existsSync(`/proc/${screen.pid}`);
    while (!isKept() && isRunning() && performance.now() < endsAtMs) await pause(50);
    screen.write('q');
    await Promise.race([exit, pause(5000, undefined, { ref: false })]);
    if (isRunning()) screen.kill('SIGKILL');
  } catch (error) {
    console.log(`no code cache yet: ${error.message}`);
  }
}
