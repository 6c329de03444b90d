// How long a long recording takes to open and a jump in it to show, and what it needs of memory: an hour and a day of a
// thousand processes of which 5 % work, once a second.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { sequenceOf } from '../../dist/test/dashboard/dashboard-in-pty.js';
import { startInPty } from '../../dist/test/helpers/pty.js';
import { median, percentile } from './median.mjs';
import { rssBytesOf, treeOf } from './process-tree.mjs';
import { environment, treetop } from './programs.mjs';
import { startInTerminal } from './pty-program.mjs';
import { repeated } from './repeat-recording.mjs';

const recordedSeconds = 120;
const deadlineMs = 20_000;
const rowOfPopulation = /elder|family-\d|sleeper-\d/;
const replayHours = [1, 24];

/** Figures for each length, made of the same two minutes. */
export async function measureReplays(population, { starts, jumps }) {
  const directory = mkdtempSync(join(tmpdir(), 'treetop-bench-replay-'));
  try {
    const minutes = join(directory, 'minutes.treetop');
    await recorded(population, minutes);
    const all = [];
    for (const hours of replayHours) {
      const file = join(directory, `${hours}.treetop`);
      const frames = repeated(minutes, file, hours * 3600);
      all.push({
        count: population.count,
        hours,
        frames,
        fileBytes: statSync(file).size,
        ...(await opened(file, starts)),
        ...(await jumped(file, frames, jumps)),
      });
    }
    return all;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

async function recorded(population, file) {
  const words = [...treetop.words, 'record', file, '-d', '1', '-n', `${recordedSeconds}`];
  const [command, ...args] = population.beside(words);
  const [status] = await once(
    spawn(command, args, { env: environment(), stdio: 'ignore' }),
    'exit',
  );
  if (status !== 0) throw new Error(`the recorder left with ${status}`);
}

/** In turn with the program that does nothing but say its version: its start. */
async function opened(file, times) {
  const bareMs = [];
  const firstRowMs = [];
  for (let time = 0; time < times; time++) {
    const bare = startInTerminal([...treetop.words, '--version'], environment());
    await bare.exit;
    bareMs.push(performance.now() - bare.startedAtMs);
    const running = startInTerminal([...treetop.words, 'replay', file], environment());
    firstRowMs.push(await running.seen(rowOfPopulation, deadlineMs));
    await running.end();
  }
  return { bareMs: median(bareMs), firstRowMs: median(firstRowMs) };
}

/** From Enter in the dialog to the screen of that frame, anywhere in the recording. */
async function jumped(file, frames, times) {
  const undo = [];
  const [command, ...words] = treetop.words;
  const pty = startInPty(
    { teardown: (step) => undo.push(step) },
    { command, args: [...words, 'replay', file], env: environment(), cols: 200, rows: 50 },
  );
  const tookMs = [];
  let frame = 0;
  try {
    await pty.waitFor(/frame 1 \//, deadlineMs);
    for (let time = 0; time < times; time++) {
      const next = Math.floor(Math.random() * frames);
      tookMs.push(
        await timeOfJump(pty, next - frame, `frame ${(next + 1).toLocaleString('en')} /`),
      );
      frame = next;
    }
    const { rssBytes } = rssBytesOf(treeOf(pty.pid));
    // The first loads what the dialog needs.
    const [firstMs, ...rest] = tookMs;
    return {
      firstMs,
      p50Ms: median(rest),
      maxMs: percentile(rest, 1),
      jumps: rest.length,
      rssBytes,
    };
  } finally {
    pty.write('q');
    await Promise.race([pty.exit, new Promise((resolve) => setTimeout(resolve, 3000))]);
    for (const step of undo.reverse()) await step();
  }
}

/** As somebody jumps who looks at what he sees before he jumps again. */
async function timeOfJump(pty, seconds, sign) {
  await delay(300 + Math.random() * 300);
  const words = `${seconds < 0 ? '-' : '+'}${Math.abs(seconds)}s`;
  pty.write('b');
  for (const letter of words) pty.write(letter);
  await pty.waitFor(() => pty.screenText().some((row) => row.includes(words)), deadlineMs);
  const pressedAtMs = performance.now();
  pty.write(sequenceOf('Enter'));
  await pty.waitFor(() => pty.screenText().some((row) => row.includes(sign)), deadlineMs);
  return performance.now() - pressedAtMs;
}
