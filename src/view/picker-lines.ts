import type { Action } from '../app/action.js';
import { isNamingNone, type Picker } from '../app/picker.js';
import type { State } from '../app/state.js';
import { type CatalogueSignal, signalCatalogue } from '../model/signal-catalogue.js';
import { sanitise } from '../text/sanitise.js';
import type { DialogLines } from './dialog-lines.js';
import type { FrameRow, Span } from './frame.js';
import { clickable, fitted, inverse, label, span } from './spans.js';
import { targetTitle } from './target-title.js';

const width = 70;

/** The signals of the platform and what each does where nobody handles it. */
export function pickerLines(state: State, picker: Picker): DialogLines {
  const lines = signalCatalogue.map((signal, index) =>
    clickable(signalLine(signal, index === picker.index), marking(picker, index)),
  );
  const typed =
    picker.typed === ''
      ? ''
      : ` · ${sanitise(picker.typed)}${isNamingNone(picker) ? ': no such signal' : ''}`;
  return {
    title: `signal to ${targetTitle(state, picker.target)}`,
    lines,
    width,
    scroll: { visible: picker.index },
    closing: [
      sending(picker),
      span(' · ', 'title'),
      label('Esc back', { type: 'closeDialog' }),
      span(typed, 'title'),
    ],
  };
}

/** However often it is clicked: a line marks, and never sends. */
function marking(picker: Picker, index: number): Action {
  return { type: 'mark', dialog: { ...picker, index, typed: '' } };
}

/** The one place where a click sends. What needs force needs the key. */
function sending({ warning }: Picker): Span {
  return warning === undefined
    ? label('Enter send', { type: 'accept' })
    : span(`${warning}: ! sends all the same`, 'title');
}

function signalLine(signal: CatalogueSignal, isSelected: boolean): FrameRow {
  const row = [
    span(isSelected ? ' ▸ ' : '   '),
    fitted(String(signal.number), 2, 'right', 'text'),
    span(' '),
    fitted(signal.name, 10, 'left', 'keyName'),
    span(' '),
    fitted(signal.defaultAction, 10, 'left', 'text'),
    span(' '),
    fitted(signal.description, width - 28, 'left', 'dim'),
  ];
  return isSelected ? inverse(row) : row;
}
