import type { State } from '../app/state.js';
import { cpuLines } from './cpu-meters.js';
import type { FrameRow } from './frame.js';
import { memoryLines } from './memory-meters.js';
import { pressureLines } from './pressure-lines.js';
import { fitRow, span } from './spans.js';

const narrowest = { memory: 80, pressure: 110 };

/** CPUs to the left, memory in the middle, pressure and rates to the right, as far as there is room. */
export function meterRows(state: State, width: number, count: number): readonly FrameRow[] {
  const { model } = state;
  if (count === 0) return [];
  if (!model) return Array.from({ length: count }, () => []);
  const blocks = [(wide: number) => cpuLines(model, wide, count)];
  blocks.push((wide) => memoryLines(model, wide));
  if (width >= narrowest.pressure) blocks.push((wide) => pressureLines(model, wide));
  const blockWidth = Math.floor((width - 2 * (blocks.length - 1)) / blocks.length);
  const columns = blocks.map((block) => block(blockWidth));
  return Array.from({ length: count }, (_, line) =>
    columns.flatMap((lines, index) => [
      ...(index > 0 ? [span('  ')] : []),
      ...fitRow(lines[line] ?? [], blockWidth),
    ]),
  );
}
