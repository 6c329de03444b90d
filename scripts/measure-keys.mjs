#!/usr/bin/env node
// How long each key takes, from its write into the pty to the first frame that shows what it does, beside
// many processes that are scanned all the time: node scripts/measure-keys.mjs [PROCESSES [ROUNDS [INTERVAL]]]
// Root: they live in a pid namespace of their own, so that nothing else moves on the screen. Build first.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { keymap } from '../dist/src/app/keymap.js';
import { sequenceOf } from '../dist/test/dashboard/dashboard-in-pty.js';
import { compiledScenario } from '../dist/test/helpers/compiled-scenario.js';
import { startInPty } from '../dist/test/helpers/pty.js';
import { keySteps } from './key-steps.mjs';

const [count = '10000', rounds = '10', interval = '0.3', ...options] = process.argv.slice(2);
const bin = fileURLToPath(new URL('../src/bin/treetop.cjs', import.meta.url));
const undo = [];
const teardown = (step) => undo.push(step);

try {
  const pty = await startBeside(await crowd());
  await pty.waitFor(
    new RegExp(`${Number(count).toLocaleString('en')}|[\\d,]{5,} processes`),
    60_000,
  );
  await delay(3000);
  const took = new Map(keySteps.map(({ name }) => [name, []]));
  for (let round = 0; round < Number(rounds); round++) {
    for (const step of keySteps) took.get(step.name).push(await timeOf(pty, step));
  }
  tell(took, rssOf(pty.pid));
  pty.write('q');
  await pty.exit;
} finally {
  for (const step of undo.reverse()) await step();
}
process.exit(0);

/** The pid of the init of a namespace in which so many processes are. */
async function crowd() {
  const scenario = await compiledScenario('many-processes');
  const words = ['--pid', '--fork', '--kill-child', '--mount-proc', scenario, count];
  const program = spawn('unshare', words, { stdio: ['pipe', 'pipe', 'inherit'] });
  const gone = new Promise((resolve) => program.once('exit', resolve));
  teardown(() => {
    program.stdin.end();
    return gone;
  });
  const lines = createInterface({ input: program.stdout })[Symbol.asyncIterator]();
  const { value } = await lines.next();
  if (!value || !JSON.parse(value).ready) throw new Error(`no processes: ${value}`);
  return readFileSync(`/proc/${program.pid}/task/${program.pid}/children`, 'latin1').trim();
}

/** The program within that namespace. */
async function startBeside(init) {
  const inside = ['--target', init, '--pid', '--mount', `--wd=${process.cwd()}`, '--'];
  const args = [...inside, process.execPath, ...options, bin, '--delay', interval];
  return startInPty({ teardown }, { command: 'nsenter', args, cols: 160, rows: 48 });
}

async function timeOf(pty, { name, keys }) {
  await delay(30 + Math.random() * 300);
  const before = sight(pty);
  const pressedAtMs = performance.now();
  for (const key of keys) pty.write(sequenceOf(key));
  try {
    await pty.waitFor(() => sight(pty) !== before, 5000);
  } catch (error) {
    throw new Error(`${name}: nothing to be seen of it: ${error.message}`);
  }
  return performance.now() - pressedAtMs;
}

/** What only keys change: all below the class row but the numbers that each sample brings. */
function sight(pty) {
  const rows = pty.screenText();
  const title = rows.findIndex((row) => /^ +PID.* COMMAND/.test(row));
  if (title < 0) return rows.join('\n');
  const command = rows[title].indexOf('COMMAND');
  const table = rows.slice(title + 1, -2).map((row) => row.slice(0, 17) + row.slice(command));
  return (
    [rows[0].replace(/.*processes/, ''), rows[title], ...table, ...rows.slice(-2)].join('\n') +
    pty.inverseRows()
  );
}

function rssOf(pid) {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').trim();
  const status = readFileSync(`/proc/${children || pid}/status`, 'latin1');
  return /VmRSS:\s*(.*)/.exec(status)?.[1];
}

function tell(took, rss) {
  for (const [name, times] of took) say(name, times);
  say('all', [...took.values()].flat());
  const pressed = new Set(keySteps.flatMap(({ keys }) => keys));
  const others = keymap.filter(({ keys }) => !keys.some((key) => pressed.has(key)));
  console.log(
    `not measured: ${others.map(({ keys, context }) => `${keys[0]} (${context})`).join(', ')}`,
  );
  console.log(
    `${count} processes, each key ${rounds} times, interval ${interval} s, ${rss} at the end`,
  );
}

function say(name, times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part) =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]);
  console.log(
    `${name.padEnd(34)} p50 ${at(0.5)}  p99 ${at(0.99)}  max ${Math.round(sorted.at(-1))} ms`,
  );
}
