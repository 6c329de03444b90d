import type { Action } from '../app/action.js';
import { isNamingNone, type Picker } from '../app/picker.js';
import type { State } from '../app/state.js';
import { startedAtMsOf, userNameOfUid } from '../model/facts-of-process.js';
import type { ProcessKey } from '../model/process.js';
import { type CatalogueSignal, signalCatalogue } from '../model/signal-catalogue.js';
import { formatCount } from '../text/format-count.js';
import { formatClock } from '../text/format-instant.js';
import { sanitise } from '../text/sanitise.js';
import type { DialogLines } from './dialog-lines.js';
import type { FrameRow, Span } from './frame.js';
import { clickable, fitted, inverse, label, span } from './spans.js';

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
    title: `signal to ${targetName(state, picker)}`,
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

/** `9310 tar (ana, started 14:02:11, D)`. */
function targetName(state: State, { target }: Picker): string {
  const { model } = state;
  const name = `${target.pid} ${sanitise(target.comm)}${othersTagged(state.tagged, target.key)}`;
  const process = model?.processes.get(target.key);
  if (!model || !process || process.state === 'X') return `${name} (gone)`;
  const { boot } = model.sample;
  const user = target.uid === undefined ? '?' : sanitise(userNameOfUid(target.uid, boot));
  const started = formatClock(startedAtMsOf(process, boot), boot.utcOffsetMinutes);
  return `${name} (${user}, started ${started}, ${process.state})`;
}

/** The tags may be why the list was opened: they get nothing yet. */
function othersTagged(tagged: State['tagged'], key: ProcessKey): string {
  const isOther = tagged.size > (tagged.has(key) ? 1 : 0);
  if (!isOther) return '';
  const text = tagged.size === 1 ? '1 is tagged' : `${formatCount(tagged.size)} are tagged`;
  return `: this one only; ${text}`;
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
