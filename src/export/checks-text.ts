import type { Check, CheckState } from '../model/doctor/check.js';
import { cutCells } from '../text/fit.js';
import { sanitise } from '../text/sanitise.js';
import { cellWidth } from '../text/width.js';

/** A report for people, at most 80 cells wide: topic by topic, each state as a word. */
export function checksAsText(checks: readonly Check[]): string {
  const topics = [...new Set(checks.map(({ topic }) => topic))];
  const blocks = topics.map((topic) => {
    const own = checks.filter((check) => check.topic === topic);
    return [topic, ...own.flatMap(linesOf)].map((line) => `${line}\n`).join('');
  });
  return [...blocks, `${summary(checks)}\n`].join('\n');
}

const width = 80;
const stateWidth = 8;
const titleWidth = 18;
const indent = 2 + stateWidth + titleWidth;

function linesOf({ state, title, value, enables, advice }: Check): readonly string[] {
  const head = `  ${state.padEnd(stateWidth)}${title.padEnd(titleWidth)}`;
  const [first = '', ...rest] = wrapped(sanitise(value ?? 'not known'), width - indent);
  const below = [...rest, ...wrapped(`for: ${enables}`, width - indent)];
  if (advice !== undefined)
    below.push(...wrapped(`to get it: ${sanitise(advice)}`, width - indent));
  return [head + first, ...below.map((line) => ' '.repeat(indent) + line)];
}

/** At blanks outside a `command`; a word that is longer than a line is cut. */
function wrapped(text: string, room: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of (text.match(/(?:`[^`]*`|[^ `]|`)+/g) ?? []).flatMap((one) =>
    pieces(one, room),
  )) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && cellWidth(longer) > room) lines.push(line);
    line = line !== '' && cellWidth(longer) > room ? word : longer;
  }
  return [...lines, line];
}

function pieces(word: string, room: number): readonly string[] {
  const count = Math.max(1, Math.ceil(cellWidth(word) / room));
  return Array.from({ length: count }, (_, at) => cutCells(word, at * room, (at + 1) * room));
}

const states: readonly CheckState[] = ['ok', 'limited', 'missing', 'unknown'];

function summary(checks: readonly Check[]): string {
  const countOf = (state: CheckState) => checks.filter((check) => check.state === state).length;
  return states.map((state) => `${countOf(state)} ${state}`).join(', ');
}
