import type { State } from '../../app/state.js';
import type { Model } from '../../model/model.js';
import type { FrameRow } from '../frame.js';
import { sameAgain, sameAt } from '../same-again.js';
import { fitRow, span } from '../spans.js';
import { cpuLines } from './cpu-meters.js';
import { memoryLines } from './memory-meters.js';
import { pressureLines } from './pressure-lines.js';

const narrowest = { memory: 80, pressure: 110 };

/** CPUs to the left, memory in the middle, pressure and rates to the right, as far as there is room. */
export function meterRows({ model }: State, width: number, count: number): readonly FrameRow[] {
  if (count === 0) return [];
  return model ? rowsOf(model, width, count) : Array.from({ length: count }, () => []);
}

const rowsOf = sameAgain((model: Model, width: number, count: number): readonly FrameRow[] => {
  const blocks = [(wide: number) => cpuLines(model, wide, count)];
  blocks.push((wide) => memoryLines(model, wide));
  if (width >= narrowest.pressure) blocks.push((wide) => pressureLines(model, wide));
  const blockWidth = Math.floor((width - 2 * (blocks.length - 1)) / blocks.length);
  const columns = blocks.map((block) => block(blockWidth));
  return Array.from({ length: count }, (_, line) =>
    sameLine(line, blockWidth, ...columns.map((lines) => lines[line])),
  );
});

const sameLine = sameAt(
  (blockWidth: number, ...cells: readonly (FrameRow | undefined)[]): FrameRow =>
    cells.flatMap((cell, index) => [
      ...(index > 0 ? [span('  ')] : []),
      ...fitRow(cell ?? [], blockWidth),
    ]),
);
