import { columns } from '../columns/columns.js';
import { signalCatalogue } from '../model/signal-catalogue.js';
import type { Action } from './action.js';
import type { Dialog } from './dialog.js';
import { keymap } from './keymap.js';
import type { Next } from './message.js';
import { sendPicked, withTyped } from './picker.js';
import { searchedWhileTyping } from './search.js';
import { sortedBy } from './sorting.js';
import type { State } from './state.js';
import { said } from './status-line.js';

const shortestIntervalMs = 100;
const longestIntervalMs = 86_400_000;

/** Enter in a dialog. */
export function acceptDialog(state: State, isForced: boolean): Next<State> {
  const { dialog } = state;
  if (!dialog) return { state, effects: [] };
  const closed = { ...state, dialog: undefined };
  switch (dialog.type) {
    case 'picker':
      return sendPicked(state, dialog, isForced);
    case 'sort':
      return { state: sortedBy(closed, columns[dialog.index]?.id ?? ''), effects: [] };
    case 'search':
      return { state: { ...closed, searched: dialog.text }, effects: [] };
    case 'interval':
      return acceptInterval(closed, dialog.text);
    case 'help':
      return { state: closed, effects: [] };
  }
}

/** A printable key in a dialog. */
export function typeInDialog(state: State, text: string, tableRows: number): State {
  const { dialog } = state;
  if (dialog?.type === 'picker')
    return { ...state, dialog: withTyped(dialog, dialog.typed + text) };
  if (dialog?.type === 'search') return withSearchText(state, dialog.text + text, tableRows);
  if (dialog?.type === 'interval' && /^[\d.]$/.test(text)) {
    return { ...state, dialog: { ...dialog, text: dialog.text + text } };
  }
  return state;
}

/** Backspace in a dialog. */
export function eraseInDialog(state: State, tableRows: number): State {
  const { dialog } = state;
  if (dialog?.type === 'picker') return { ...state, dialog: withTyped(dialog, cut(dialog.typed)) };
  if (dialog?.type === 'search') return withSearchText(state, cut(dialog.text), tableRows);
  if (dialog?.type === 'interval')
    return { ...state, dialog: { ...dialog, text: cut(dialog.text) } };
  return state;
}

/** Up and down in a dialog's list. */
export function moveInDialog(
  state: State,
  { by, sign }: Extract<Action, { type: 'move' }>,
  tableRows: number,
): State {
  const { dialog } = state;
  if (!dialog) return state;
  const distance = sign * { row: 1, halfPage: 5, page: Math.max(1, tableRows - 4), all: 1000 }[by];
  const moved = (index: number, count: number) =>
    Math.max(0, Math.min(count - 1, index + distance));
  return { ...state, dialog: movedDialog(dialog, moved) };
}

function movedDialog(dialog: Dialog, moved: (index: number, count: number) => number): Dialog {
  switch (dialog.type) {
    case 'help':
      return { ...dialog, top: moved(dialog.top, keymap.length) };
    case 'picker':
      return { ...dialog, index: moved(dialog.index, signalCatalogue.length), typed: '' };
    case 'sort':
      return { ...dialog, index: moved(dialog.index, columns.length) };
    default:
      return dialog;
  }
}

// Each letter starts again from where the search began, so that taking one back goes back.
function withSearchText(state: State, text: string, tableRows: number): State {
  if (state.dialog?.type !== 'search') return state;
  const dialog = { ...state.dialog, text };
  const atStart = { ...state, dialog, selection: dialog.startedAt, status: undefined };
  return searchedWhileTyping(atStart, text, tableRows);
}

function acceptInterval(state: State, text: string): Next<State> {
  const intervalMs = Number.parseFloat(text) * 1000;
  if (!(intervalMs >= shortestIntervalMs && intervalMs <= longestIntervalMs)) {
    return {
      state: said(state, 'an interval is a number of seconds, 0.1 at least', 'bad'),
      effects: [],
    };
  }
  return { state: { ...state, intervalMs }, effects: [{ type: 'resample' }] };
}

function cut(text: string): string {
  return [...text].slice(0, -1).join('');
}
