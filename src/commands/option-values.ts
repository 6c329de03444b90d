import { columnOf, columns } from '../columns/columns.js';
import { parseFilter, type TextFilter } from '../columns/filter.js';
import type { Sort } from '../columns/order.js';
import { parseSignal } from '../model/parse-signal.js';
import { parseDuration } from '../text/parse-duration.js';
import { WrongUsage } from './failure.js';

/** What the words after an option mean; wrong usage where they mean nothing. */
export const columnList = columnsOf('-o, --output');
export const screenColumnList = columnsOf('--columns');

function columnsOf(option: string) {
  return expecting(option, `columns out of ${columnNames()}`, (text) => listOf(text, columnOf));
}

export const positiveCount = expecting('-n, --count', 'a whole number from 1 on', (text) => {
  const count = Number(text);
  return /^\d+$/.test(text) && count >= 1 && Number.isSafeInteger(count) ? count : undefined;
});

export const durationMs = expecting(
  '--duration',
  'a duration such as 500ms, 30s, 5m',
  parseDuration,
);

/** Node's timers take no more than 2^31 ms. */
const longestWaitMs = 24 * 86_400_000;

export const waitMs = waitOf('--wait');
export const afterMs = waitOf('--after');

function waitOf(option: string) {
  return expecting(option, 'a duration such as 500ms, 5s, 2m, at most 24d', (text) => {
    const ms = parseDuration(text);
    return ms !== undefined && ms <= longestWaitMs ? ms : undefined;
  });
}

export const everyMs = expecting(
  '--every',
  'a duration such as 15s, 5m, more than 0',
  (text) => parseDuration(text) || undefined,
);

export const exportFormat = expecting('--format', 'jsonl, csv or openmetrics', (text) =>
  text === 'jsonl' || text === 'csv' || text === 'openmetrics' ? text : undefined,
);

export const frameNumber = expecting(
  '--frame',
  'a frame number from 1 on, or -1 for the last',
  (text) => (/^(-1|[1-9]\d{0,14})$/.test(text) ? Number(text) : undefined),
);

export const seconds = expecting(
  '-d, --delay',
  'seconds as a decimal number, at most 86400',
  (text) => {
    const value = Number(text);
    return /^(\d+\.?\d*|\.\d+)$/.test(text) && value <= 86_400 ? value : undefined;
  },
);

export const pidList = expecting('-p, --pid', 'pids with commas between them', (text) =>
  listOf(text, (word) => (/^[1-9]\d{0,9}$/.test(word) ? Number(word) : undefined)),
);

export const userList = expecting(
  '-u, --user',
  'user names or uids with commas between them',
  (text) => listOf(text, (word) => word),
);

export const sortOf = expecting(
  '--sort',
  `COL or -COL, out of ${columnNames()}`,
  (text): Sort | undefined => {
    const isReversed = text.startsWith('-');
    const column = columnOf(isReversed ? text.slice(1) : text);
    return column && { column, isReversed };
  },
);

export const signalOf = signalOfOption('-s, --signal');
export const thenSignalOf = signalOfOption('--then');

function signalOfOption(option: string) {
  return expecting(option, 'a signal such as TERM, SIGTERM, 15, RTMIN+2', parseSignal);
}

export const sourceName = expecting('--source', 'linux', (text) =>
  text === 'linux' ? text : undefined,
);

export function filterOf(text: string): TextFilter {
  const parsed = parseFilter(text);
  if ('filter' in parsed) return { text, ...parsed };
  throw new WrongUsage(`-F, --filter: ${parsed.error}, got '${text}'`);
}

/** A parser of an option's word: wrong usage where it means nothing. */
export function expecting<T>(
  option: string,
  expected: string,
  parse: (text: string) => T | undefined,
) {
  return (text: string): T => {
    const value = parse(text);
    if (value !== undefined) return value;
    throw new WrongUsage(`${option}: expected ${expected}, got '${text}'`);
  };
}

/** Undefined where a word between the commas is none. */
function listOf<T>(text: string, parse: (word: string) => T | undefined): readonly T[] | undefined {
  const values = text.split(',').map((word) => word.trim());
  const parsed = values.flatMap((word) => (word === '' ? [] : (parse(word) ?? [])));
  return parsed.length === values.length ? (parsed as readonly T[]) : undefined;
}

function columnNames(): string {
  return columns.map(({ id }) => id).join(', ');
}
