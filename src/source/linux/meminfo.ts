import type { MemorySample } from '../../sample/host-sample.js';

/** Reads /proc/meminfo (proc_meminfo(5)), whose "kB" are 1,024 bytes each. */
export function parseMeminfo(text: string): MemorySample {
  const memory: { -readonly [K in keyof MemorySample]: MemorySample[K] } = {};
  for (const [, key, kibibytes] of text.matchAll(/^(\w+): *(\d+) kB$/gm)) {
    const name = NAMES.get(key ?? '');
    const bytes = Number(kibibytes) * 1024;
    if (name !== undefined && Number.isSafeInteger(bytes)) memory[name] = bytes;
  }
  return memory;
}

const NAMES: ReadonlyMap<string, keyof MemorySample> = new Map([
  ['MemTotal', 'totalBytes'],
  ['MemFree', 'freeBytes'],
  ['MemAvailable', 'availableBytes'],
  ['Buffers', 'buffersBytes'],
  ['Cached', 'cachedBytes'],
  ['Shmem', 'sharedBytes'],
  ['SReclaimable', 'reclaimableBytes'],
  ['SwapTotal', 'swapTotalBytes'],
  ['SwapFree', 'swapFreeBytes'],
]);
