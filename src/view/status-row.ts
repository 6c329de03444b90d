import type { State } from '../app/state.js';
import { sanitise } from '../text/sanitise.js';
import type { FrameRow, StyleName } from './frame.js';
import { fitRow, span } from './spans.js';

const styles: Readonly<Record<'note' | 'good' | 'bad', StyleName>> = {
  note: 'note',
  good: 'good',
  bad: 'bad',
};

/** What was last said, what is being typed, or what could not be read: one line. */
export function statusRow(state: State, width: number): FrameRow {
  return fitRow([span(' '), ...content(state)], width);
}

function content(state: State): FrameRow {
  const { dialog, status } = state;
  if (dialog?.type === 'search') {
    const trouble = status?.kind === 'bad' ? [span('   no match', 'bad')] : [];
    return [span('search: ', 'keyName'), span(`${sanitise(dialog.text)}▏`), ...trouble];
  }
  if (dialog?.type === 'interval') {
    return [span('interval in seconds: ', 'keyName'), span(`${sanitise(dialog.text)}▏`)];
  }
  if (status) return [span(sanitise(status.text), styles[status.kind])];
  return [span(notesText(state), 'note')];
}

function notesText(state: State): string {
  const notes = state.model?.sample.notes ?? [];
  return notes.map(({ message }) => sanitise(message)).join(' · ');
}
