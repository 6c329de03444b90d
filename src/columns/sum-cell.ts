import type { Model } from '../model/model.js';
import { plus, type SubtreeSums } from '../model/subtree-sums.js';
import { formatBytes } from '../text/format-bytes.js';
import { formatPercent } from '../text/format-count.js';
import { formatCpuTime } from '../text/format-cpu-time.js';
import type { Column } from './column.js';

/** What a folded row shows in a column in place of its own number; undefined where nothing is summed. */
export function sumCell(column: Column, sums: SubtreeSums, model: Model): string | undefined {
  switch (column.id) {
    case 'cpuPercent':
      return formatPercent(sums.cpuPercent, 6);
    case 'memPercent':
      return formatPercent(memPercentOf(sums, model));
    case 'rssBytes':
      return formatBytes(sums.rssBytes);
    case 'cpuTimeMs':
      return sums.cpuTimeMs === undefined ? '?' : formatCpuTime(sums.cpuTimeMs);
    default:
      return column.sum?.(totalOf(column, sums, model));
  }
}

function totalOf(column: Column, { living }: SubtreeSums, model: Model): number | undefined {
  let total: number | undefined;
  for (const process of living) {
    const value = column.value(process, model);
    if (typeof value === 'number') total = plus(total, value);
  }
  return total;
}

function memPercentOf({ rssBytes }: SubtreeSums, { sample }: Model): number | undefined {
  const { totalBytes = 0 } = sample.host.memory;
  return rssBytes === undefined || totalBytes <= 0 ? undefined : (rssBytes * 100) / totalBytes;
}
