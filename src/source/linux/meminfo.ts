import type { MemorySample } from '../../sample/host-sample.js';

/** Reads /proc/meminfo (proc_meminfo(5)), whose "kB" are 1,024 bytes each. */
export function parseMeminfo(text: string): MemorySample {
  const memory: { -readonly [K in keyof MemorySample]: MemorySample[K] } = {};
  // Line by line would be fifty lines for nine: this is read with each sample.
  for (const [key, name] of NAMES) {
    const line = lineAfter(text, key);
    const bytes = line === undefined ? Number.NaN : kibibytesIn(line) * 1024;
    if (Number.isSafeInteger(bytes)) memory[name] = bytes;
  }
  return memory;
}

const NAMES: readonly (readonly [string, keyof MemorySample])[] = [
  ['MemTotal:', 'totalBytes'],
  ['MemFree:', 'freeBytes'],
  ['MemAvailable:', 'availableBytes'],
  ['Buffers:', 'buffersBytes'],
  ['Cached:', 'cachedBytes'],
  ['Shmem:', 'sharedBytes'],
  ['SReclaimable:', 'reclaimableBytes'],
  ['SwapTotal:', 'swapTotalBytes'],
  ['SwapFree:', 'swapFreeBytes'],
];

/** What follows `key` where a line begins with it. */
function lineAfter(text: string, key: string): string | undefined {
  const at = text.startsWith(key) ? 0 : text.indexOf(`\n${key}`) + 1;
  if (at === 0 && !text.startsWith(key)) return undefined;
  const end = text.indexOf('\n', at);
  return text.slice(at + key.length, end < 0 ? text.length : end);
}

function kibibytesIn(line: string): number {
  return Number(/^ *(\d+) kB$/.exec(line)?.[1]);
}
