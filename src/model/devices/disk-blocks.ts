import { formatBytes } from '../../text/format-bytes.js';
import { formatCount, formatPercent } from '../../text/format-count.js';
import { type Block, note, type TableColumn } from '../detail/block.js';
import type { DiskRate } from '../device-rates.js';
import type { Model } from '../model.js';
import { wholeDisks } from '../whole-disks.js';
import { deviceTold, deviceValue } from './device-told.js';

const columns: readonly TableColumn[] = [
  { title: 'disk', width: 10, align: 'left' },
  { title: 'read/s', width: 7, align: 'right' },
  { title: 'write/s', width: 7, align: 'right' },
  { title: 'busy', width: 5, align: 'right' },
  { title: 'ops/s', width: 6, align: 'right', leastScreen: 60 },
  { title: 'size', width: 6, align: 'right', leastScreen: 60 },
  { title: 'kind', width: 0, align: 'left' },
];

/** What each disk reads and writes; those that were never used are left out. */
export function diskBlocks({ sample, devices }: Model, absence: string): readonly Block[] {
  const told = deviceTold(sample.devices?.disks, absence);
  if ('unknown' in told) return [note(`disks: ? ${told.unknown}`)];
  const disks = wholeDisks(devices.disks);
  if (disks.length === 0) return [note('disks: none was ever used')];
  const facts = new Map(
    deviceValue(sample.devices?.diskFacts)?.map((one) => [one.name, one] as const),
  );
  return [
    {
      type: 'table',
      columns,
      rows: disks.map((rate) => {
        const { sizeBytes, kind, model, isRemovable } = facts.get(rate.disk.name) ?? {};
        const words = [kind, model, isRemovable ? 'removable' : undefined];
        return [...rateCells(rate), formatBytes(sizeBytes), words.filter(Boolean).join(', ')];
      }),
    },
  ];
}

function rateCells(rate: DiskRate): readonly string[] {
  const { busyFraction, operationsPerSecond } = rate;
  return [
    rate.disk.name,
    formatBytes(rate.readBytesPerSecond),
    formatBytes(rate.writtenBytesPerSecond),
    busyFraction === undefined ? '?' : `${formatPercent(busyFraction * 100, 4)}%`,
    formatCount(operationsPerSecond),
  ];
}
