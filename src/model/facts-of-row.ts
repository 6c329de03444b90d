import type { Boot } from '../sample/host-sample.js';
import type { IoCounters } from '../sample/process-details.js';
import type { RowReading, StatmSizes } from '../sample/row-facts.js';
import { cgroupName } from './cgroup-name.js';
import type { Process } from './process.js';

// What is read of a process only where it is wanted; undefined where it was not, and where it may not be read.

export function statmBytesOf(
  { sample }: Process,
  boot: Boot,
  part: keyof StatmSizes,
): number | undefined {
  const statm = known(sample.rowFacts?.statm);
  return statm && statm[part] * boot.pageBytes;
}

export function ioCounterOf({ sample }: Process, counter: keyof IoCounters): number | undefined {
  return known(sample.rowFacts?.io)?.[counter];
}

/** Read and written, from and to storage. */
export function ioBytesPerSecondOf({ rowRates }: Process): number | undefined {
  const { readBytesPerSecond, writtenBytesPerSecond } = rowRates ?? {};
  return readBytesPerSecond === undefined || writtenBytesPerSecond === undefined
    ? undefined
    : readBytesPerSecond + writtenBytesPerSecond;
}

/** 0 where there is no memory that could be swapped out, of which the kernel says nothing. */
export function swapBytesOf(process: Process): number | undefined {
  const usage = known(process.sample.rowFacts?.usage);
  if (!usage) return undefined;
  const hasNoMemory = process.isKernelThread || (process.state === 'Z' && !process.isLeaderDead);
  return usage.swapBytes ?? (hasNoMemory ? 0 : undefined);
}

/** Of the main thread. */
export function switchesOf(
  { sample }: Process,
  kind: 'voluntarySwitches' | 'involuntarySwitches',
): number | undefined {
  return known(sample.rowFacts?.usage)?.[kind];
}

export function oomScoreOf({ sample }: Process): number | undefined {
  return known(sample.rowFacts?.oomScore);
}

/** Where the kernel puts it, raw; '' where it is in no hierarchy. */
export function cgroupOf({ sample }: Process): string | undefined {
  const cgroups = known(sample.rowFacts?.cgroups);
  return cgroups && cgroupName(cgroups);
}

/** Raw; '' where there is none: a kernel thread has no program, a zombie neither program nor directory. */
export function linkOf({ sample }: Process, link: 'exe' | 'cwd'): string | undefined {
  const reading = sample.rowFacts?.[link];
  if (!reading) return undefined;
  if ('value' in reading) return reading.value;
  return reading.unread === 'kernelThread' || reading.unread === 'ended' ? '' : undefined;
}

function known<T>(reading: RowReading<T> | undefined): T | undefined {
  return reading && 'value' in reading ? reading.value : undefined;
}
