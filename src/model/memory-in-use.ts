import type { HostSample, MemorySample } from '../sample/host-sample.js';
import { effectiveLimits } from './limits.js';

/** What cannot be given to others without writing or killing; older kernels have no MemAvailable. */
export function memoryInUseBytes(memory: MemorySample): number | undefined {
  const { totalBytes, availableBytes, freeBytes, buffersBytes, cachedBytes } = memory;
  const available =
    availableBytes ??
    (freeBytes === undefined || buffersBytes === undefined || cachedBytes === undefined
      ? undefined
      : freeBytes + buffersBytes + cachedBytes);
  if (totalBytes === undefined || available === undefined) return undefined;
  return Math.max(0, totalBytes - available);
}

/** As a share of what there is for those who are seen: of all memory, or of the limit that is set for them. */
export function memoryInUsePercent(host: HostSample): number | undefined {
  const { memory: limit } = effectiveLimits(host);
  if (limit) return share(limit.usedBytes, limit.limitBytes);
  return share(memoryInUseBytes(host.memory), host.memory.totalBytes);
}

function share(bytes: number | undefined, ofBytes: number | undefined): number | undefined {
  return bytes === undefined || !ofBytes ? undefined : (bytes * 100) / ofBytes;
}
