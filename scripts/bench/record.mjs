// What a recorder uses, and how much it writes: treetop record beside atop -w, both once a second, in turn.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { cpuNsOf, rssBytesOf } from './process-tree.mjs';
import { environment, treetop } from './programs.mjs';

export const recorders = {
  // A minute holds one whole frame, whenever it begins.
  treetop: {
    words: (file) => [...treetop.words, 'record', file, '-d', '1'],
    warmUpMs: 20_000,
    windowMs: 60_000,
  },
  atop: { words: (file) => ['atop', '-w', file, '1'], warmUpMs: 5000, windowMs: 20_000 },
};

export async function measureRecorder(name, population) {
  const { words, warmUpMs, windowMs } = recorders[name];
  const directory = mkdtempSync(join(tmpdir(), 'treetop-bench-record-'));
  const file = join(directory, 'recording');
  const [command, ...args] = population.beside(words(file));
  const started = spawn(command, args, { env: environment(), stdio: 'ignore' });
  const exited = once(started, 'exit');
  const pids = () => population.programIn(started.pid);
  const standing = () => ({
    cpuNs: cpuNsOf(pids()),
    bytes: statSync(file).size,
    atMs: performance.now(),
  });
  try {
    await delay(warmUpMs);
    const before = standing();
    await delay(windowMs);
    const after = standing();
    if (pids().length === 0) throw new Error(`${name} did not stay`);
    return { ...figures(before, after), ...rssBytesOf(pids()) };
  } finally {
    for (const pid of pids()) end(pid);
    await exited;
    rmSync(directory, { recursive: true });
  }
}

function figures(before, after) {
  const seconds = (after.atMs - before.atMs) / 1000;
  return {
    cpuMsPerSecond: (after.cpuNs - before.cpuNs) / 1e6 / seconds,
    bytesPerSecond: (after.bytes - before.bytes) / seconds,
  };
}

function end(pid) {
  try {
    process.kill(pid, 'SIGTERM');
  } catch {
    // It has ended.
  }
}
