import type { State } from '../app/state.js';
import type { StateClass } from '../model/process.js';
import { tombstoneMs } from '../model/tombstones.js';
import { formatCount } from '../text/format-count.js';
import type { FrameRow, Span, StyleName } from './frame.js';
import { fitRow, span } from './spans.js';

const classes: readonly StateClass[] = ['R', 'S', 'D', 'T', 'Z', 'X'];
/** Processes in these are worth a look: marked by `!` as well as by colour. */
const alarming: ReadonlySet<StateClass> = new Set(['D', 'Z']);

export const classStyle: Readonly<Record<StateClass, StyleName>> = {
  R: 'stateR',
  S: 'stateS',
  D: 'stateD',
  T: 'stateT',
  Z: 'stateZ',
  X: 'stateX',
};

/** How many processes are in each class. */
export function classRow(state: State, width: number): FrameRow {
  const gap = width >= 72 ? 4 : 1;
  const counts = state.model?.classCounts;
  const cells = classes.flatMap((one) => [
    ...count(one, counts?.[one]),
    span(' '.repeat(one === 'X' ? 1 : gap)),
  ]);
  const remark = width >= 72 ? span(`in the last ${tombstoneMs / 1000} s`, 'dim') : span('');
  return fitRow([span(' '), ...cells, remark], width);
}

function count(one: StateClass, number: number | undefined): readonly Span[] {
  if (number === undefined) return [span(one, classStyle[one]), span(' ?', 'unknown')];
  const style = number > 0 ? classStyle[one] : 'dim';
  const mark = alarming.has(one) && number > 0 ? ' !' : '';
  return [span(`${one} ${formatCount(number)}${mark}`, style)];
}
