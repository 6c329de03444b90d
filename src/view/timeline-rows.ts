import type { Action } from '../app/action.js';
import type { State } from '../app/state.js';
import {
  cellOf,
  instantOfCell,
  type Timeline,
  type TimelineMark,
  type TimelinePart,
  timelineCells,
} from '../app/time/timeline.js';
import { formatClock, formatInstant } from '../text/format-instant.js';
import type { FrameRow, Span, StyleName } from './frame.js';
import { sameAgain } from './same-again.js';
import { fitRow, fitted, span } from './spans.js';

/** The whole recording from left to right, how busy the CPUs were, and below it what happened. */
export function timelineRows(
  { playback, model }: State,
  width: number,
  count: number,
): readonly FrameRow[] {
  if (count === 0) return [];
  const timeline = playback?.timeline;
  if (!timeline) return Array.from({ length: count }, () => fitRow([], width));
  const { takenAtMs, boot } = model?.sample ?? {};
  const zone = boot?.utcOffsetMinutes ?? 0;
  const cells = Math.max(1, width - cellsBeside(timeline, zone));
  const here = takenAtMs === undefined ? undefined : cellOf(timeline, cells, takenAtMs);
  return [...rowsOf(timeline, zone, here, width)].slice(0, count);
}

/** The signs of marks, which are told by more than their colour. */
export const markSigns: Readonly<Record<TimelineMark, { text: string; style: StyleName }>> = {
  exited: { text: '▴', style: 'dim' },
  adopted: { text: '◆', style: 'note' },
  zombie: { text: 'Z', style: 'stateZ' },
  longWait: { text: '!', style: 'stateD' },
};

const rowsOf = sameAgain(
  (timeline: Timeline, zone: number, here: number | undefined, width: number) => {
    const [first, last] = endsOf(timeline, zone);
    const cells = Math.max(1, width - cellsBeside(timeline, zone));
    const parts = timelineCells(timeline, cells);
    const clicks = parts.map((_, cell): Action => {
      return { type: 'jumpTo', instantMs: instantOfCell(timeline, cells, cell) };
    });
    const row = (before: string, after: string, drawn: (part: TimelinePart) => Span) =>
      fitRow(
        [
          fitted(` ${before} `, first.length + 2, 'left', 'dim'),
          ...parts.map((part, cell) => placed(drawn(part), clicks[cell], cell === here)),
          fitted(` ${after} `, last.length + 2, 'left', 'dim'),
        ],
        width,
      );
    return [row(first, last, loadOf), row('', '', markOf)];
  },
);

function placed(one: Span, click: Action | undefined, isHere: boolean): Span {
  return { ...one, ...(click && { click }), ...(isHere && { isInverse: true }) };
}

const columns = '▁▂▃▄▅▆▇█';

function loadOf({ load }: TimelinePart): Span {
  if (load === undefined) return span(' ');
  const level = Math.min(columns.length - 1, Math.floor(load * columns.length));
  return span(columns[level] ?? ' ', load >= 0.8 ? 'high' : load >= 0.5 ? 'medium' : 'low');
}

function markOf({ mark }: TimelinePart): Span {
  if (mark === undefined) return span(' ');
  const { text, style } = markSigns[mark];
  return span(text, style);
}

function cellsBeside(timeline: Timeline, zone: number): number {
  return endsOf(timeline, zone).reduce((sum, { length }) => sum + length + 2, 0);
}

const dayMs = 86_400_000;
const shortMs = 600_000;

/** When it begins and ends: to the second where it is short, with the day where it is long. */
const endsOf = sameAgain(({ fromMs, toMs }: Timeline, zone: number): readonly [string, string] => {
  const spanMs = toMs - fromMs;
  const text = (atMs: number) =>
    spanMs >= dayMs
      ? formatInstant(atMs, zone).slice(5, 16)
      : formatClock(atMs, zone).slice(0, spanMs < shortMs ? 8 : 5);
  return [text(fromMs), text(toMs)];
});
