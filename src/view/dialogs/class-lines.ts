import { classMeanings } from '../../app/dialogs/class-meanings.js';
import type { State } from '../../app/state.js';
import { stateClasses } from '../../model/process.js';
import { formatCount } from '../../text/format-count.js';
import type { FrameRow } from '../frame.js';
import { classStyle } from '../header/class-row.js';
import { clickable, fitted, inverse, label, span } from '../spans.js';
import type { DialogLines } from './dialog-lines.js';

/** The classes of states, which of them are shown alone, and how many processes are in each. */
export function classLines({ show, model }: State, index: number): DialogLines {
  const lines = stateClasses.map((one, at): FrameRow => {
    const count = model ? formatCount(model.classCounts[one]) : '?';
    const row = [
      span(show.classes?.has(one) ? ' ● ' : '   '),
      span(one, classStyle[one]),
      fitted(count, 7, 'right', 'text'),
      fitted(`  ${classMeanings[one]}`, 38, 'left', 'text'),
    ];
    return clickable(at === index ? inverse(row) : row, { type: 'toggleClass', class: one });
  });
  return {
    title: 'only processes in these states',
    lines,
    width: 49,
    scroll: { visible: index },
    closing: [
      span('Space marks · none: all · ', 'title'),
      label('Esc back', { type: 'closeDialog' }),
    ],
  };
}
