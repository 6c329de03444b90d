import { isNamingNone, type Picker } from '../app/picker.js';
import type { State } from '../app/state.js';
import { startedAtMsOf, userNameOfUid } from '../model/facts-of-process.js';
import type { ProcessKey } from '../model/process.js';
import { type CatalogueSignal, signalCatalogue } from '../model/signal-catalogue.js';
import { formatCount } from '../text/format-count.js';
import { formatClock } from '../text/format-instant.js';
import { sanitise } from '../text/sanitise.js';
import type { DialogLines } from './dialog-lines.js';
import type { FrameRow } from './frame.js';
import { fitted, inverse, span } from './spans.js';

const width = 70;

/** The signals of the platform and what each does where nobody handles it. */
export function pickerLines(state: State, picker: Picker): DialogLines {
  const lines = signalCatalogue.map((signal, index) => signalLine(signal, index === picker.index));
  const typed =
    picker.typed === ''
      ? ''
      : ` · ${sanitise(picker.typed)}${isNamingNone(picker) ? ': no such signal' : ''}`;
  const closing = picker.warning ? `${picker.warning}: ! sends all the same` : 'Enter send';
  return {
    title: `signal to ${targetName(state, picker)}`,
    lines,
    width,
    scroll: { visible: picker.index },
    closing: `${closing} · Esc back${typed}`,
  };
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
  return isOther ? `: this one only; ${formatCount(tagged.size)} are tagged` : '';
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
