// kill -9 of who writes a recording, at any moment: all that was written is there.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openRecording } from '../../dist/src/source/recording/reader.js';
import { environment, treetop } from '../bench/programs.mjs';

const writer = fileURLToPath(new URL('write-frames.mjs', import.meta.url));

/** The writer alone, as fast as it can, a chunk each third frame; it says which frames are written. */
export function killWriters(count) {
  return killed(`kill -9 of ${count} writers, each in its third second at most`, count, {
    wordsOf: (file) => [process.execPath, writer, file],
    withinMs: 3000,
  });
}

/** The program, beside whatever runs here; killed while it starts, too. */
export function killPrograms(count) {
  return killed(`kill -9 of ${count} recorders`, count, {
    wordsOf: (file) => [...treetop.words, 'record', file, '-d', '0.1'],
    withinMs: 1000,
  });
}

async function killed(what, count, { wordsOf, withinMs }) {
  const directory = mkdtempSync(join(tmpdir(), 'treetop-soak-'));
  const faults = [];
  let frames = 0;
  for (let turn = 0; turn < count; turn++) {
    const file = join(directory, `${turn}.treetop`);
    const told = await killedAt(wordsOf(file), file, Math.random() * withinMs);
    const { frameCount, fault } = await judged(file, told);
    frames += frameCount;
    if (fault) faults.push(`${turn}: ${fault}`);
    rmSync(file);
  }
  rmSync(directory, { recursive: true });
  return { what: `${what}, ${frames} frames`, faults };
}

/** How many frames it had told of. */
async function killedAt([command, ...args], file, afterMs) {
  const child = spawn(command, args, {
    env: environment(),
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let told = '';
  child.stdout.setEncoding('latin1').on('data', (text) => {
    told += text;
  });
  const gone = once(child, 'close');
  while (child.exitCode === null && !isBegun(file)) await delay(2);
  await delay(afterMs);
  child.kill('SIGKILL');
  const [, signal] = await gone;
  if (signal !== 'SIGKILL') throw new Error(`${command} ended by itself`);
  return told.split('\n').length - 1;
}

function isBegun(file) {
  return existsSync(file) && statSync(file).size > 0;
}

/** What plays is every whole line that zcat gives, and no less than what was told. */
async function judged(file, told) {
  const { stdout } = spawnSync('zcat', [file], { maxBuffer: 2 ** 30 });
  const lines = stdout.toString('latin1').split('\n').slice(0, -1);
  const whole = lines.filter((line) => !line.startsWith('{"kind":"header"')).length;
  if (whole === 0 && told === 0) return { frameCount: 0 };
  const recording = await openRecording(file);
  const { frameCount } = recording;
  for (let frame = 0; frame < frameCount; frame++) await recording.sampleAt(frame);
  await recording.close();
  if (frameCount < told) return { frameCount, fault: `${frameCount} frames play of ${told} told` };
  if (frameCount !== whole) {
    return { frameCount, fault: `${frameCount} frames play, zcat has ${whole}` };
  }
  return { frameCount };
}
