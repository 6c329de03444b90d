// What one program uses while it shows the population, after its warm-up.
import { setTimeout as delay } from 'node:timers/promises';
import { cpuNsOf, rssBytesOf } from './process-tree.mjs';
import { environment } from './programs.mjs';
import { startInTerminal } from './pty-program.mjs';

const intervalMs = 1000;
/** Who shows nothing new is measured all the same. */
const patienceMs = 6000;

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
    // From the end of a refresh to the end of one: none is cut.
    await running.nextBurst(patienceMs);
    const before = standing();
    await delay(program.windowMs);
    await running.nextBurst(patienceMs);
    const after = standing();
    if (pids().length === 0 || after.cpuNs === 0) throw new Error(`${program.name} did not stay`);
    return { ...figures(program, before, after, running.bursts()), ...rssBytesOf(pids()) };
  } finally {
    await running.end();
  }
}

function figures(program, before, after, bursts) {
  const elapsedMs = after.atMs - before.atMs;
  const cpuMs = (after.cpuNs - before.cpuNs) / 1e6;
  const seen = bursts.filter((atMs) => before.atMs < atMs && atMs <= after.atMs).length;
  const isInTime = program.hasSchedule && cpuMs < 0.8 * elapsedMs;
  const refreshes = isInTime ? elapsedMs / intervalMs : Math.max(1, seen);
  return {
    cpuMsPerSecond: (cpuMs / elapsedMs) * 1000,
    cpuMsPerRefresh: cpuMs / refreshes,
    refreshesPerSecond: (refreshes / elapsedMs) * 1000,
    burstsPerSecond: (seen / elapsedMs) * 1000,
    bytesPerRefresh: (after.bytes - before.bytes) / refreshes,
    warmUpCpuMs: before.cpuNs / 1e6,
  };
}
