import { activeSort, type State } from '../../app/state.js';
import { columns } from '../../columns/columns.js';
import type { FrameRow } from '../frame.js';
import { clickable, fitted, inverse, label, span } from '../spans.js';
import type { DialogLines } from './dialog-lines.js';

/** The columns that the table can be sorted by. */
export function sortLines(state: State, index: number): DialogLines {
  const { column: sorted } = activeSort(state);
  const lines = columns.map((column, at): FrameRow => {
    const row = [
      span(column === sorted ? ' ● ' : '   '),
      fitted(column.id, 24, 'left', 'keyName'),
      span(' '),
      fitted(column.summary, 44, 'left', 'text'),
    ];
    return at === index
      ? clickable(inverse(row), { type: 'accept' })
      : clickable(row, { type: 'mark', dialog: { type: 'sort', index: at } });
  });
  return {
    title: 'sort by',
    lines,
    width: 72,
    scroll: { visible: index },
    closing: [
      label('Enter sort', { type: 'accept' }),
      span(' · ', 'title'),
      label('Esc back', { type: 'closeDialog' }),
    ],
  };
}
