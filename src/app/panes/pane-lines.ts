import type { Block } from '../../model/detail/block.js';
import type { Fact } from '../../model/detail/fact.js';
import { sanitise } from '../../text/sanitise.js';
import { cellWidth } from '../../text/width.js';
import { wrapped, wrappedList } from '../../text/wrap.js';
import type { PaneContent } from './pane-content.js';

/** A piece of a line of a pane. Sanitised: where lines break, and so how many there are, hangs on it. */
export type PaneCell = {
  readonly text: string;
  readonly tone: 'heading' | 'name' | 'text' | 'unknown' | 'note';
  /** It is padded or cut to so many cells. */
  readonly width: number;
  readonly align: 'left' | 'right';
};

export type PaneLine = readonly PaneCell[];

/** Of the names of facts: what is longer is cut. */
const nameWidth = 16;
/** Blanks on both sides of the name, and one at the end. */
const besideValue = nameWidth + 4;
/** Narrower than this a column of facts says too little. */
const leastColumn = 40;
const mostColumns = 4;
/** Where the last column of a table would be narrower it goes on lines of its own, indented. */
const leastLastColumn = 24;
const stackedIndent = 4;

/** All lines of a pane, seen or scrolled away, as they break at that width of the screen. */
export function paneLines({ blocks }: PaneContent, width: number): readonly PaneLine[] {
  return blocks.flatMap((block) => blockLines(block, width));
}

function blockLines(block: Block, width: number): readonly PaneLine[] {
  switch (block.type) {
    case 'section':
      return [
        ...wrapped(sanitise(block.title), width - 2).map((line) => [
          cell(` ${line}`, 'heading', width),
        ]),
        ...factLines(block.facts, width),
      ];
    case 'text':
      return wrapped(sanitise(block.text), width - 2).map((line) => [
        cell(` ${line}`, block.tone ?? 'text', width),
      ]);
    case 'table':
      return tableLines(block, width);
  }
}

/** Short facts side by side, in the order of reading; each wide one on lines of its own. */
function factLines(facts: readonly Fact[], width: number): readonly PaneLine[] {
  const count = Math.max(1, Math.min(mostColumns, Math.floor(width / leastColumn)));
  const columnWidth = Math.floor(width / count);
  const isTooLong = (text: string) => cellWidth(text) > columnWidth - besideValue;
  const lines: PaneLine[] = [];
  let side: Fact[] = [];
  const flush = () => {
    lines.push(...sideBySide(side.map((one) => factCells(one, columnWidth))));
    side = [];
  };
  for (const one of withReasonsGathered(facts, isTooLong)) {
    if (one.isWide || side.length === count) flush();
    if (one.isWide) lines.push(...factCells(one, width));
    else side.push(one);
  }
  flush();
  return lines;
}

/** A reason that has no room beside its fact is told once, for all of the section that it keeps from us. */
function withReasonsGathered(
  facts: readonly Fact[],
  isTooLong: (text: string) => boolean,
): readonly Fact[] {
  const names = new Map<string, string[]>();
  for (const { name, told, isWide } of facts) {
    if (isWide || !('unknown' in told) || !isTooLong(`? ${told.unknown}`)) continue;
    names.set(told.unknown, [...(names.get(told.unknown) ?? []), name]);
  }
  const shared = [...names].filter(([, some]) => some.length > 1);
  const gathered = new Set(shared.flatMap(([, some]) => some));
  return [
    ...facts.filter(({ name }) => !gathered.has(name)),
    ...shared.map(([reason, some]): Fact => {
      const told = { unknown: `${reason} (${some.join(', ')})` };
      return { name: 'not known', told, isWide: true };
    }),
  ];
}

/** Its lines: the name before the first, the value in as many as it needs. */
function factCells({ name, told, cut }: Fact, width: number): readonly PaneLine[] {
  const isUnknown = 'unknown' in told;
  const tone = isUnknown ? 'unknown' : 'text';
  const text = sanitise(isUnknown ? `? ${told.unknown}` : told.text);
  const room = width - besideValue;
  const between = 'text' in told ? told.between : undefined;
  const lines = between === undefined ? wrapped(text, room) : wrappedList(text, between, room);
  const isCut = cut !== undefined && lines.length > cut.lines;
  const shown = isCut ? [...lines.slice(0, cut.lines - 1), cut.hint] : lines;
  return shown.map((line, index) => [
    cell('  ', 'text', 2),
    cell(index === 0 ? sanitise(name) : '', 'name', nameWidth),
    cell(` ${line}`, tone, width - besideValue + 2),
  ]);
}

/** Blocks of lines of the same width put beside one another. */
function sideBySide(blocks: readonly (readonly PaneLine[])[]): readonly PaneLine[] {
  const height = Math.max(0, ...blocks.map(({ length }) => length));
  return Array.from({ length: height }, (_, line) =>
    blocks.flatMap((block) => block[line] ?? blank(block[0] ?? [])),
  );
}

function blank(like: PaneLine): PaneLine {
  return like.map(({ width }) => cell('', 'text', width));
}

type TableBlock = Extract<Block, { type: 'table' }>;

/** A line of titles, then the rows; what is too long in the last column goes on below. */
function tableLines(table: TableBlock, width: number): readonly PaneLine[] {
  const { columns, rows } = withoutTheLeast(table, width);
  const widths = columns.map((one) => one.width);
  const taken = widths.slice(0, -1).reduce((sum, one) => sum + one + 1, 1);
  const isStacked = width - taken < leastLastColumn;
  const room = isStacked ? width - stackedIndent : width - taken;
  const lineOf = (texts: readonly string[], tone: PaneCell['tone']): PaneLine => [
    cell('', tone, 1),
    ...columns.flatMap(({ width: own, align }, index) => {
      const text = texts[index] ?? '';
      if (index === columns.length - 1) return [cell(text, tone, Math.max(0, width - taken))];
      return [{ text, tone, width: own, align }, cell('', tone, 1)];
    }),
  ];
  const titles = columns.map(({ title }) => title);
  return [
    lineOf(titles, 'name'),
    ...rows.flatMap((row) => {
      const others = row.slice(0, -1).map(sanitise);
      const lines = wrapped(sanitise(row.at(-1) ?? ''), room);
      if (isStacked) {
        const below = lines.filter((line) => line !== '').map(stackedLine);
        return [lineOf([...others, ''], 'text'), ...below];
      }
      return lines.map((line, at) =>
        lineOf([...(at === 0 ? others : others.map(() => '')), line], 'text'),
      );
    }),
  ];
}

function withoutTheLeast({ columns, rows }: TableBlock, width: number) {
  const isShown = columns.map(({ leastScreen = 0 }) => width >= leastScreen);
  const shown = <T>(list: readonly T[]) => list.filter((_, index) => isShown[index]);
  return { columns: shown(columns), rows: rows.map(shown) };
}

function stackedLine(line: string): PaneLine {
  return [cell('', 'text', stackedIndent), cell(line, 'text', cellWidth(line))];
}

function cell(text: string, tone: PaneCell['tone'], width: number): PaneCell {
  return { text, tone, width, align: 'left' };
}
