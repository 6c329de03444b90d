import { effectiveLimits, type MemoryLimit } from '../../model/limits.js';
import { memoryInUseBytes } from '../../model/memory-in-use.js';
import type { Model } from '../../model/model.js';
import type { MemorySample } from '../../sample/host-sample.js';
import { formatBytes } from '../../text/format-bytes.js';
import type { FrameRow } from '../frame.js';
import { type MeterPart, meterRow } from './meter.js';

/** Memory in use, buffers and cache, of the machine or of what a limit leaves; swap in use. */
export function memoryLines(model: Model, width: number): readonly FrameRow[] {
  const { memory } = model.sample.host;
  const limit = effectiveLimits(model.sample.host).memory;
  const valueWidth = limit ? 20 : 15;
  const memoryRow = (parts: readonly MeterPart[], value: string) =>
    meterRow('Mem ', parts, value, width, valueWidth);
  return [
    limit
      ? memoryRow(limitParts(limit), ofLimit(limit))
      : memoryRow(memoryParts(memory), amount(memoryInUseBytes(memory), memory.totalBytes)),
    swapRow(memory, width, valueWidth),
  ];
}

function limitParts({ limitBytes, usedBytes, inactiveFileBytes }: MemoryLimit) {
  return [
    part(usedBytes, limitBytes, 'low', '█'),
    part(inactiveFileBytes, limitBytes, 'medium', '▒'),
  ];
}

function ofLimit({ limitBytes, usedBytes }: MemoryLimit): string {
  return `${formatBytes(usedBytes)} of limit ${formatBytes(limitBytes)}`;
}

function swapRow(memory: MemorySample, width: number, valueWidth: number): FrameRow {
  const { swapTotalBytes, swapFreeBytes } = memory;
  const used = difference(swapTotalBytes, swapFreeBytes);
  const parts = [part(used, swapTotalBytes, 'high', '█')];
  return meterRow('Swp ', parts, amount(used, swapTotalBytes), width, valueWidth);
}

function memoryParts(memory: MemorySample): readonly MeterPart[] {
  const { totalBytes, freeBytes } = memory;
  const used = memoryInUseBytes(memory);
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
