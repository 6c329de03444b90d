import type { Model } from '../model/model.js';
import type { SubtreeSums } from '../model/subtree-sums.js';
import { formatBytes } from '../text/format-bytes.js';
import { formatPercent } from '../text/format-count.js';
import { formatCpuTime } from '../text/format-cpu-time.js';

/** What a folded row shows in a column in place of its own number; undefined where nothing is summed. */
export function sumCell(columnId: string, sums: SubtreeSums, model: Model): string | undefined {
  switch (columnId) {
    case 'cpuPercent':
      return formatPercent(sums.cpuPercent, 6);
    case 'memPercent':
      return formatPercent(memPercentOf(sums, model));
    case 'rssBytes':
      return formatBytes(sums.rssBytes);
    case 'cpuTimeMs':
      return sums.cpuTimeMs === undefined ? '?' : formatCpuTime(sums.cpuTimeMs);
    default:
      return undefined;
  }
}

function memPercentOf({ rssBytes }: SubtreeSums, { sample }: Model): number | undefined {
  const { totalBytes = 0 } = sample.host.memory;
  return rssBytes === undefined || totalBytes <= 0 ? undefined : (rssBytes * 100) / totalBytes;
}
