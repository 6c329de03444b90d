import type { Action } from '../../app/action.js';
import type { PickerDialog } from '../../app/dialogs/dialog.js';
import { isNamingNone } from '../../app/dialogs/picker.js';
import { scopeName } from '../../app/dialogs/sweep-dialog.js';
import type { State } from '../../app/state.js';
import { type CatalogueSignal, signalCatalogue } from '../../model/signal-catalogue.js';
import { sanitise } from '../../text/sanitise.js';
import type { FrameRow, Span } from '../frame.js';
import { clickable, fitted, inverse, label, span } from '../spans.js';
import type { DialogLines } from './dialog-lines.js';
import { foretoldCell, foretoldLines, foretoldWidth } from './foretold-lines.js';
import { scopeLine } from './scope-line.js';
import { targetTitle } from './target-title.js';

const longestWidth = 92;
const borders = 2;

/** The signals of the platform, what each would do to the target, and what it does where nobody handles it. */
export function pickerLines(state: State, picker: PickerDialog): DialogLines {
  const width = Math.max(1, Math.min(longestWidth, state.size.width - borders));
  const lines = signalCatalogue.map((signal, index) =>
    clickable(signalLine(signal, picker, index, width), marking(picker, index)),
  );
  const typed =
    picker.typed === ''
      ? ''
      : ` · ${sanitise(picker.typed)}${isNamingNone(picker) ? ': no such signal' : ''}`;
  return {
    title: `signal to ${whose(state, picker)}`,
    head: columnTitles(width),
    lines,
    foot: [scopeLine(state, picker, width), ...foretoldLines(picker, width)],
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

function whose(state: State, picker: PickerDialog): string {
  return picker.scope === 'this' ? targetTitle(state, picker.target) : sanitise(scopeName(picker));
}

/** However often it is clicked: a line marks, and never sends. */
function marking(picker: PickerDialog, index: number): Action {
  return { type: 'mark', dialog: { ...picker, index, typed: '' } };
}

/** The one place where a click sends. What needs force needs the key. */
function sending({ warning, scope }: PickerDialog): Span {
  if (scope !== 'this') return label('Enter list them', { type: 'accept' });
  return warning === undefined
    ? label('Enter send', { type: 'accept' })
    : span(`${warning}: ! sends all the same`, 'title');
}

function columnTitles(width: number): FrameRow {
  return [
    fitted(' SIGNAL', signalWidth, 'left', 'columnTitle'),
    fitted('EFFECT', foretoldWidth, 'left', 'columnTitle'),
    fitted('DEFAULT', defaultWidth, 'left', 'columnTitle'),
    fitted('MEANING', width - meaningAt, 'left', 'columnTitle'),
  ];
}

function signalLine(
  { number, name, defaultAction, description }: CatalogueSignal,
  picker: PickerDialog,
  index: number,
  width: number,
): FrameRow {
  const isSelected = index === picker.index;
  const row = [
    span(isSelected ? ' ▸ ' : '   '),
    fitted(String(number), 2, 'right', 'text'),
    span(' '),
    fitted(name, signalWidth - 6, 'left', 'keyName'),
    foretoldCell(picker.foretold, index),
    fitted(defaultAction, defaultWidth, 'left', 'dim'),
    fitted(description, width - meaningAt, 'left', 'dim'),
  ];
  return isSelected ? inverse(row) : row;
}

const signalWidth = 15;
const defaultWidth = 11;
const meaningAt = signalWidth + foretoldWidth + defaultWidth;
