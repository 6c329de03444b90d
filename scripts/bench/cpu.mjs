// What one program uses while it shows the population, after its warm-up.
import { setTimeout as delay } from 'node:timers/promises';
import { cpuNsOf, rssBytesOf } from './process-tree.mjs';
import { environment } from './programs.mjs';
import { startInTerminal } from './pty-program.mjs';

const intervalMs = 1000;

export async function measureCpu(program, population) {
  const running = startInTerminal(population.beside(program.words), environment());
  const pids = () => population.programIn(running.pid);
  const standing = () => ({
    cpuNs: cpuNsOf(pids()),
    atMs: performance.now(),
    bytes: running.bytes(),
  });
  try {
    await delay(program.warmUpMs);
    running.outputs();
    const before = standing();
    await delay(program.windowMs);
    const after = standing();
    if (pids().length === 0 || after.cpuNs === 0) throw new Error(`${program.name} did not stay`);
    return { ...figures(program, before, after, running.outputs()), ...rssBytesOf(pids()) };
  } finally {
    await running.end();
  }
}

function figures(program, before, after, outputs) {
  const elapsedMs = after.atMs - before.atMs;
  const cpuMs = (after.cpuNs - before.cpuNs) / 1e6;
  const bursts = burstsOf(outputs);
  const isInTime = program.hasSchedule && cpuMs < 0.8 * elapsedMs;
  const refreshes = isInTime ? elapsedMs / intervalMs : refreshesSeen(bursts, elapsedMs);
  return {
    cpuMsPerSecond: (cpuMs / elapsedMs) * 1000,
    cpuMsPerRefresh: cpuMs / refreshes,
    refreshesPerSecond: (refreshes / elapsedMs) * 1000,
    burstsPerSecond: (bursts.length / elapsedMs) * 1000,
    bytesPerRefresh: (after.bytes - before.bytes) / refreshes,
    warmUpCpuMs: before.cpuNs / 1e6,
  };
}

/** The starts of what was written: a refresh may come in several writes, but not within half an interval of another. */
function burstsOf(outputs) {
  const starts = [];
  for (const { atMs } of outputs) {
    const last = starts.at(-1);
    if (last === undefined || atMs - last >= intervalMs / 2) starts.push(atMs);
  }
  return starts;
}

/** By the time from the first to the last, as the window cuts the ones at its ends. */
function refreshesSeen(bursts, elapsedMs) {
  const [first] = bursts;
  if (bursts.length < 2) return elapsedMs / intervalMs;
  return (elapsedMs * (bursts.length - 1)) / (bursts.at(-1) - first);
}
