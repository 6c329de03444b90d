import type { Model } from '../model/model.js';
import type { MemorySample } from '../sample/host-sample.js';
import { formatBytes } from '../text/format-bytes.js';
import type { FrameRow } from './frame.js';
import { type MeterPart, meterRow } from './meter.js';

/** Memory in use, buffers and cache; swap in use. */
export function memoryLines(model: Model, width: number): readonly FrameRow[] {
  const { memory } = model.sample.host;
  const { swapTotalBytes, swapFreeBytes } = memory;
  const usedSwap = difference(swapTotalBytes, swapFreeBytes);
  return [
    meterRow('Mem ', memoryParts(memory), amount(usedBytes(memory), memory.totalBytes), width, 15),
    meterRow(
      'Swp ',
      [part(usedSwap, swapTotalBytes, 'high', '█')],
      amount(usedSwap, swapTotalBytes),
      width,
      15,
    ),
  ];
}

/** What cannot be given to others without writing or killing; older kernels have no MemAvailable. */
function usedBytes(memory: MemorySample): number | undefined {
  if (memory.availableBytes !== undefined)
    return difference(memory.totalBytes, memory.availableBytes);
  const { freeBytes, buffersBytes = 0, cachedBytes = 0 } = memory;
  if (freeBytes === undefined) return undefined;
  return difference(memory.totalBytes, freeBytes + buffersBytes + cachedBytes);
}

function memoryParts(memory: MemorySample): readonly MeterPart[] {
  const { totalBytes, freeBytes } = memory;
  const used = usedBytes(memory);
  const notFree = difference(totalBytes, freeBytes);
  return [
    part(used, totalBytes, 'low', '█'),
    part(difference(notFree, used), totalBytes, 'medium', '▒'),
  ];
}

function part(
  bytes: number | undefined,
  totalBytes: number | undefined,
  style: MeterPart['style'],
  fill: string,
): MeterPart {
  const fraction = bytes === undefined || !totalBytes ? 0 : bytes / totalBytes;
  return { fraction, style, fill };
}

function amount(bytes: number | undefined, totalBytes: number | undefined): string {
  return `${formatBytes(bytes)} / ${formatBytes(totalBytes)}`;
}

function difference(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : Math.max(0, a - b);
}
