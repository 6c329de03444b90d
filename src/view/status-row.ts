import { openSignalText } from '../app/signalling/signal-remarks.js';
import type { State } from '../app/state.js';
import { sanitise } from '../text/sanitise.js';
import type { FrameRow, StyleName } from './frame.js';
import { narrowingText } from './narrowing.js';
import { noteText } from './note-text.js';
import { planRow } from './plan-row.js';
import { ruleRow } from './rule-row.js';
import { sameAgain } from './same-again.js';
import { fitRow, span } from './spans.js';

const styles: Readonly<Record<'note' | 'good' | 'bad', StyleName>> = {
  note: 'note',
  good: 'good',
  bad: 'bad',
};

/** What was last said, what is being typed, or what could not be read: one line; a rule where that is nothing. */
export function statusRow(state: State, width: number): FrameRow {
  const [plan, ...others] = state.plans;
  if (plan && !state.dialog) return planRow(plan, others.length, sayingOf(state), width);
  if (state.dialog || state.status) return sayingRow(state, width);
  const notes = notesText(state);
  return notes === '' ? ruleRow(width) : notesRow(notes, width);
}

const notesRow = sameAgain((notes: string, width: number) =>
  fitRow([span(' '), span(notes, 'note')], width),
);

/** What was said last, beside what goes on. */
function sayingOf({ status }: State): FrameRow {
  return status ? [span(' · ', 'dim'), span(sanitise(status.text), styles[status.kind])] : [];
}

function sayingRow(state: State, width: number): FrameRow {
  const said = content(state);
  return said ? fitRow([span(' '), ...said], width) : ruleRow(width);
}

function content(state: State): FrameRow | undefined {
  const { dialog, status } = state;
  if (dialog?.type === 'search') {
    const trouble = dialog.isMissed ? [span('   no match', 'bad')] : [];
    return [...prompt('search', dialog.text), ...trouble, ...aside(status)];
  }
  if (dialog?.type === 'filter') {
    return [
      ...prompt('filter', dialog.text),
      ...filterAside(dialog.text, dialog.mistake),
      ...aside(status),
    ];
  }
  if (dialog?.type === 'interval') {
    const now = dialog.text === '' ? [span(`   now ${state.intervalMs / 1000}`, 'dim')] : [];
    return [...prompt('interval in seconds', dialog.text), ...now, ...aside(status)];
  }
  if (dialog?.type === 'file') {
    const question = dialog.purpose === 'save' ? 'save what is remembered as' : 'record into';
    return [...prompt(question, dialog.text), ...aside(status)];
  }
  if (dialog?.type === 'jump') {
    return [...prompt('jump', dialog.text), ...jumpAside(dialog), ...aside(status)];
  }
  const notes = notesText(state);
  if (status) return [span(sanitise(status.text), styles[status.kind])];
  return notes === '' ? undefined : [span(notes, 'note')];
}

function prompt(question: string, text: string): FrameRow {
  return [span(`${question}: `, 'keyName'), span(`${sanitise(text)}▏`)];
}

/** An example as long as nothing is typed; why it is no filter, where it is none. */
function filterAside(text: string, mistake: string | undefined): FrameRow {
  if (mistake !== undefined) return [span(`   ${sanitise(mistake)}`, 'bad')];
  return text === '' ? [span('   such as: ssh   cpu>5 state=D   user=root !cron', 'dim')] : [];
}

/** The forms of a place as long as nothing is typed; why it is none, where it is none. */
function jumpAside({ text, mistake }: Extract<State['dialog'], { type: 'jump' }>): FrameRow {
  if (mistake !== undefined) return [span(`   ${sanitise(mistake)}`, 'bad')];
  const isBegun = text !== '' && text !== '-';
  return isBegun ? [] : [span('   such as: +5m   -30s   03:10   2026-11-21 03:10', 'dim')];
}

/** What is said while something is being typed: what became of a signal, say. */
function aside(status: State['status']): FrameRow {
  return status ? [span(`   ${sanitise(status.text)}`, styles[status.kind])] : [];
}

function notesText(state: State): string {
  const notes = state.model?.sample.notes ?? [];
  const open = sanitise(openSignalText(state) ?? '');
  return [open, narrowingText(state), ...notes.map(noteText)]
    .filter((one) => one !== '')
    .join(' · ');
}
