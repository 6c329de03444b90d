#!/usr/bin/env node
// Does it grow? The program at ten samples a second beside 50 births a second: npm run soak -- [--minutes 60]
// [--processes 200]. A line each half minute, and at the end whether memory, descriptors and threads are flat. Build first.
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { isAlone, startPopulation } from './bench/population.mjs';
import { environment, treetop } from './bench/programs.mjs';
import { startInTerminal } from './bench/pty-program.mjs';
import { slopeOf } from './bench/slope.mjs';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    processes: { type: 'string', default: '200' },
  },
});
const minutes = Number(values.minutes);
const looksMs = 1000;
const lineMs = 30_000;
/** V8 compiles, and its heap takes minutes to find its size. */
const warmUpMs = Math.min(15, minutes / 4) * 60_000;

const crowd = await startPopulation('busy', Number(values.processes));
const words = [...treetop.words, '--delay', '0.1'];
const running = startInTerminal(crowd.beside(words), environment());
try {
  if (!isAlone) console.log('among the processes of this machine: their births count too');
  console.log(
    'minutes  RSS MB  private MB  descriptors (of processes)  threads  children  bytes/s',
  );
  const lines = await watched();
  const verdicts = [
    verdict('RSS, MB', lines, 'rssMb', 2),
    verdict('private memory, MB', lines, 'privateMb', 2),
    verdict('descriptors, not of processes', lines, 'otherFds', 1),
    verdict('descriptors of processes', lines, 'processFds', 5),
    verdict('threads', lines, 'threads', 0.5),
  ];
  console.log(verdicts.join('\n'));
} finally {
  await running.end();
  await crowd.end();
}
process.exit(0);

/** The means of each half minute after the warm-up. */
async function watched() {
  const startedAtMs = performance.now();
  const lines = [];
  let looks = [];
  let lineFromMs = startedAtMs;
  let bytesThen = 0;
  while (performance.now() - startedAtMs < minutes * 60_000) {
    await delay(looksMs);
    looks.push(lookAt(crowd.programIn(running.pid)));
    const nowMs = performance.now();
    if (nowMs - lineFromMs < lineMs) continue;
    const seconds = (nowMs - lineFromMs) / 1000;
    const line = { ...meansOf(looks), bytesPerSecond: (running.bytes() - bytesThen) / seconds };
    if (line.bytesPerSecond === 0) throw new Error('it paints no more');
    tell((nowMs - startedAtMs) / 60_000, line);
    if (lineFromMs - startedAtMs >= warmUpMs) {
      lines.push({ ...line, atHours: (nowMs - startedAtMs) / 3_600_000 });
    }
    looks = [];
    bytesThen = running.bytes();
    lineFromMs = nowMs;
  }
  return lines;
}

function lookAt([pid, ...children]) {
  if (pid === undefined) throw new Error('it is gone');
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'latin1');
  const kib = (name) => Number(new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(rollup)?.[1]);
  const links = readdirSync(`/proc/${pid}/fd`).map((fd) => linkOf(`/proc/${pid}/fd/${fd}`));
  const ofProcesses = links.filter((link) => /^\/proc\/\d+\/|^\/\d+\//.test(link)).length;
  return {
    rssMb: (kib('Rss') * 1024) / 1e6,
    privateMb: ((kib('Private_Dirty') + kib('Private_Clean')) * 1024) / 1e6,
    processFds: ofProcesses,
    otherFds: links.length - ofProcesses,
    threads: readdirSync(`/proc/${pid}/task`).length,
    children: children.length,
  };
}

function linkOf(path) {
  try {
    return readlinkSync(path);
  } catch {
    return ''; // closed meanwhile
  }
}

function meansOf(looks) {
  const keys = Object.keys(looks[0]);
  const mean = (key) => looks.reduce((sum, look) => sum + look[key], 0) / looks.length;
  return Object.fromEntries(keys.map((key) => [key, mean(key)]));
}

function tell(atMinutes, line) {
  const fds = `${Math.round(line.otherFds + line.processFds)} (${Math.round(line.processFds)})`;
  console.log(
    [
      atMinutes.toFixed(1).padStart(7),
      line.rssMb.toFixed(1).padStart(7),
      line.privateMb.toFixed(1).padStart(11),
      fds.padStart(27),
      line.threads.toFixed(1).padStart(8),
      line.children.toFixed(1).padStart(9),
      Math.round(line.bytesPerSecond).toString().padStart(8),
    ].join(' '),
  );
}

/**
 * Growth an hour with twice its standard error. Flat: so little that it is no leak whatever the noise (`least`), or
 * no more than the noise.
 */
function verdict(what, lines, key, least) {
  const { slope, error } = slopeOf(lines.map((line) => ({ x: line.atHours, y: line[key] })));
  if (slope === undefined) return `${what}: too short a run to tell`;
  const isFlat = slope - 2 * error <= least;
  const sign = slope < 0 ? '' : '+';
  return `${what}: ${sign}${slope.toFixed(2)} ± ${(2 * error).toFixed(2)} an hour: ${isFlat ? 'flat' : 'GROWS'}`;
}
