#!/usr/bin/env node
// A terminal that takes nothing for a while: what the program's memory does meanwhile, and how much comes when it is
// read again: node scripts/measure-undrained.mjs [SECONDS]. Build first.
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { bin, sequenceOf } from '../dist/test/dashboard/dashboard-in-pty.js';
import { startInPty } from '../dist/test/helpers/pty.js';

const seconds = Number(process.argv[2] ?? 30);
const undo = [];
const teardown = (step) => undo.push(step);

try {
  const args = [bin, '-d', '0.1'];
  const pty = startInPty({ teardown }, { command: process.execPath, args, cols: 250, rows: 80 });
  await pty.waitFor(/^ +\d+ \S+ +[RSDTZX] /m);
  await delay(5000);
  tell('before', pty.pid);
  pty.pause();
  for (let second = 1; second <= seconds; second++) {
    // Every cell anew, which is more than the pty holds.
    for (let i = 0; i < 5; i++) pty.write(sequenceOf('Ctrl-L'));
    await delay(1000);
    if (second % 5 === 0) tell(`after ${second} s`, pty.pid);
  }
  const written = pty.raw().length;
  pty.write('?');
  const pressedAtMs = performance.now();
  pty.resumeReading();
  await pty.waitFor(/┌─ treetop .* help ─/);
  console.log(
    `read again: the help after ${Math.round(performance.now() - pressedAtMs)} ms, ${pty.raw().length - written} characters`,
  );
} finally {
  for (const step of undo.reverse()) await step();
}
process.exit(0);

function tell(when, pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'latin1');
  console.log(`${when}: RSS ${Math.round(Number(/VmRSS:\s*(\d+)/.exec(status)[1]) / 1024)} MiB`);
}
