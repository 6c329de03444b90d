import type { ResourceLimit } from '../../sample/process-details.js';
import { formatBytes } from '../../text/format-bytes.js';
import { formatCount } from '../../text/format-count.js';
import { fact, type Section, wideFact } from './fact.js';
import { knownOf, type Subject, toldOf } from './subject.js';

/** What it may use at most: the soft limit, and up to where it may raise it. */
export function limitsSection(subject: Subject): Section {
  const limits = knownOf(subject, 'limits');
  const open = fact('open now', toldOf(subject, 'openFileCount', formatCount));
  const facts = limits
    ? limits.map((limit) => fact(shortName(limit), limitText(limit)))
    : [
        wideFact(
          'limits',
          toldOf(subject, 'limits', () => undefined),
        ),
      ];
  return { title: 'limits, soft / hard', facts: [open, ...facts] };
}

/** `open files` for `Max open files`. Raw text. */
function shortName({ name }: ResourceLimit): string {
  return name.replace(/^Max /, '').replace('realtime', 'RT');
}

function limitText({ name, soft, hard, unit }: ResourceLimit): string {
  const [one, other] = [amount(soft, unit), amount(hard, unit)];
  if (soft === undefined && hard === undefined) return one;
  // Max open files, in files.
  const isPlain = unit === 'bytes' || name.endsWith(unit);
  return isPlain ? `${one} / ${other}` : `${one} / ${other} ${unit}`;
}

function amount(limit: number | undefined, unit: string): string {
  if (limit === undefined) return 'unlimited';
  return unit === 'bytes' ? formatBytes(limit) : formatCount(limit);
}
