#!/usr/bin/env node
// How long each key takes, from its write into the pty to the first frame that shows what it does, beside
// many processes that are scanned all the time: node scripts/measure-keys.mjs [PROCESSES [ROUNDS [INTERVAL]]]
// Root: they live in a pid namespace of their own, so that nothing else moves on the screen. Build first.
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { keymap } from '../dist/src/app/keys/keymap.js';
import { startInPty } from '../dist/test/helpers/pty.js';
import { keyTimes, treetopSight } from './bench/key-times.mjs';
import { percentile } from './bench/median.mjs';
import { startPopulation } from './bench/population.mjs';
import { keySteps } from './key-steps.mjs';

const [count = '10000', rounds = '10', interval = '0.3', ...options] = process.argv.slice(2);
const bin = fileURLToPath(new URL('../src/bin/treetop.cjs', import.meta.url));
const undo = [];
const teardown = (step) => undo.push(step);

try {
  const crowd = await startPopulation('idle', Number(count));
  teardown(crowd.end);
  const words = [process.execPath, ...options, bin, '--delay', interval];
  const [command, ...args] = crowd.beside(words);
  const pty = startInPty({ teardown }, { command, args, cols: 160, rows: 48 });
  await pty.waitFor(
    new RegExp(`${Number(count).toLocaleString('en')}|[\\d,]{5,} processes`),
    60_000,
  );
  await delay(3000);
  const took = await keyTimes(pty, keySteps, Number(rounds), treetopSight);
  tell(took, rssOf(pty.pid));
  pty.write('q');
  await pty.exit;
} finally {
  for (const step of undo.reverse()) await step();
}
process.exit(0);

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
  const at = (part) => Math.round(percentile(times, part));
  console.log(`${name.padEnd(34)} p50 ${at(0.5)}  p99 ${at(0.99)}  max ${at(1)} ms`);
}
