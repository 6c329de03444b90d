import type { FileSystem } from '../../sample/device-sample.js';
import { formatBytes } from '../../text/format-bytes.js';
import { formatPercent } from '../../text/format-count.js';
import { type Block, note, type TableColumn } from '../detail/block.js';
import type { Model } from '../model.js';
import { deviceTold } from './device-told.js';

const columns: readonly TableColumn[] = [
  { title: 'used', width: 6, align: 'right' },
  { title: 'of', width: 6, align: 'right' },
  { title: 'use%', width: 5, align: 'right' },
  { title: 'free', width: 6, align: 'right' },
  { title: 'file system', width: 0, align: 'left' },
];

/** How full each file system is. */
export function fileSystemBlocks({ sample }: Model, absence: string): readonly Block[] {
  const told = deviceTold(sample.devices?.fileSystems, absence);
  if ('unknown' in told) return [note(`file systems: ? ${told.unknown}`)];
  if (told.value.length === 0) return [note('file systems: none told')];
  return [{ type: 'table', columns, rows: told.value.map(rowOf) }];
}

function rowOf(one: FileSystem): readonly string[] {
  const words = [one.type, one.device, one.isReadOnly ? 'read-only' : undefined];
  return [
    formatBytes(one.usedBytes),
    formatBytes(one.sizeBytes),
    formatPercent(usedPercent(one), 5),
    formatBytes(one.availableBytes),
    `${one.mountPoint} (${words.filter(Boolean).join(', ')})`,
  ];
}

/** As df(1): of what is used and free to users, without what is reserved. */
function usedPercent({ usedBytes, availableBytes }: FileSystem): number | undefined {
  if (usedBytes === undefined || availableBytes === undefined) return undefined;
  const whole = usedBytes + availableBytes;
  return whole > 0 ? (usedBytes * 100) / whole : undefined;
}
