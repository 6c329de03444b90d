import { columns } from '../../columns/columns.js';
import { stateClasses } from '../../model/process.js';
import { signalCatalogue } from '../../model/signal-catalogue.js';
import { ioPriorities } from '../../signals/scheduling-change.js';
import type { Action } from '../action.js';
import { helpOutline } from '../keys/help-outline.js';
import { dialogRowsOf } from '../layout.js';
import type { Next } from '../message.js';
import type { State } from '../state.js';
import { said } from '../status-line.js';
import { searchedWhileTyping } from '../table/search.js';
import { sortedBy } from '../table/sorting.js';
import type { Dialog } from './dialog.js';
import { acceptFile } from './file-prompt.js';
import { acceptFilter, closeFilter, withFilterText } from './filter-prompt.js';
import { acceptJump } from './jump-prompt.js';
import { sendPicked, withTyped } from './picker.js';
import { acceptPlan, withStepTyped } from './plan-dialog.js';
import { acceptScheduling } from './scheduling-dialogs.js';
import { acceptSweep, beforeSweep } from './sweep-dialog.js';
import { acceptUser, withUserMoved, withUserTyped } from './user-choice.js';

const shortestIntervalMs = 100;
const longestIntervalMs = 86_400_000;
/** Enough for any name, and a bound on what a paste into the wrong window costs. */
const longestTyped = 100;

/** Enter in a dialog. */
export function acceptDialog(state: State, isForced: boolean): Next<State> {
  const { dialog } = state;
  if (!dialog) return { state, effects: [] };
  const closed = { ...state, dialog: undefined };
  switch (dialog.type) {
    case 'picker':
      return sendPicked(state, dialog, isForced);
    case 'plan':
      return acceptPlan(state, dialog, isForced);
    case 'sweep':
      return acceptSweep(state, dialog, isForced);
    case 'sort':
      return { state: sortedBy(closed, columns[dialog.index]?.id ?? ''), effects: [] };
    case 'search':
      return { state: { ...closed, searched: dialog.text || state.searched }, effects: [] };
    case 'interval':
      return acceptInterval(closed, dialog.text);
    case 'file':
      return acceptFile(state, dialog);
    case 'jump':
      return acceptJump(state, dialog);
    case 'filter':
      return acceptFilter(state, dialog);
    case 'users':
      return acceptUser(state, dialog);
    case 'renice':
    case 'affinity':
    case 'ioPriority':
      return acceptScheduling(state, dialog, isForced);
    case 'classes':
    case 'columns':
    case 'help':
      return { state: closed, effects: [] };
  }
}

/** Esc: back in the table, as if nothing had been typed. */
export function closeDialog(state: State): State {
  const { dialog } = state;
  const closed = { ...state, dialog: undefined };
  if (dialog?.type === 'filter') return closeFilter(state, dialog);
  if (dialog?.type === 'plan') return { ...state, dialog: dialog.picker };
  if (dialog?.type === 'sweep') return { ...state, dialog: beforeSweep(dialog) };
  if (dialog?.type !== 'search') return closed;
  return { ...closed, selection: dialog.startedAt, folded: dialog.foldedAtStart };
}

/** The search opened, with a first text where one is given. */
export function openSearch(state: State, text: string, tableRows: number): State {
  const { selection: startedAt, folded: foldedAtStart } = state;
  const dialog = { type: 'search', text: '', startedAt, foldedAtStart, isMissed: false } as const;
  return typeInDialog({ ...state, dialog, status: undefined }, text, tableRows);
}

/** A printable key in a dialog. */
export function typeInDialog(state: State, text: string, tableRows: number): State {
  const { dialog } = state;
  const typed = (before: string) => (before + text).slice(0, longestTyped);
  if (dialog?.type === 'picker')
    return { ...state, dialog: withTyped(dialog, typed(dialog.typed)) };
  if (dialog?.type === 'plan')
    return { ...state, dialog: withStepTyped(dialog, typed(dialog.typed)) };
  if (dialog?.type === 'search') return withSearchText(state, typed(dialog.text), tableRows);
  if (dialog?.type === 'filter') return withFilterText(state, dialog, typed(dialog.text));
  if (dialog?.type === 'users')
    return { ...state, dialog: withUserTyped(state, dialog, typed(dialog.typed)) };
  if (dialog?.type === 'file') return { ...state, dialog: { ...dialog, text: typed(dialog.text) } };
  if (dialog?.type === 'jump')
    return { ...state, dialog: { ...dialog, text: typed(dialog.text), mistake: undefined } };
  if (dialog?.type === 'interval' && /^[\d.]$/.test(text)) {
    return { ...state, dialog: { ...dialog, text: typed(dialog.text) } };
  }
  return state;
}

/** Backspace in a dialog. */
export function eraseInDialog(state: State, tableRows: number): State {
  const { dialog } = state;
  if (dialog?.type === 'picker') return { ...state, dialog: withTyped(dialog, cut(dialog.typed)) };
  if (dialog?.type === 'plan')
    return { ...state, dialog: withStepTyped(dialog, cut(dialog.typed)) };
  if (dialog?.type === 'search') return withSearchText(state, cut(dialog.text), tableRows);
  if (dialog?.type === 'filter') return withFilterText(state, dialog, cut(dialog.text));
  if (dialog?.type === 'users')
    return { ...state, dialog: withUserTyped(state, dialog, cut(dialog.typed)) };
  if (dialog?.type === 'file') return { ...state, dialog: { ...dialog, text: cut(dialog.text) } };
  if (dialog?.type === 'jump')
    return { ...state, dialog: { ...dialog, text: cut(dialog.text), mistake: undefined } };
  if (dialog?.type === 'interval')
    return { ...state, dialog: { ...dialog, text: cut(dialog.text) } };
  return state;
}

/** Up and down in a dialog's list. */
export function moveInDialog(state: State, { by, sign }: Extract<Action, { type: 'move' }>): State {
  const page = Math.max(1, dialogRowsOf(state.size.height) - 1);
  return movedInDialog(
    state,
    sign * { row: 1, halfPage: Math.ceil(page / 2), page, all: 1000 }[by],
  );
}

/** The wheel: a page of text moves as the table does, the mark in a list by one. */
export function scrollDialog(state: State, notches: number): State {
  return movedInDialog(state, state.dialog?.type === 'help' ? notches * 3 : notches);
}

function movedInDialog(state: State, distance: number): State {
  const { dialog } = state;
  if (!dialog) return state;
  const shown = dialogRowsOf(state.size.height);
  const moved = (index: number, count: number) =>
    Math.max(0, Math.min(count - 1, index + distance));
  // The help has no cursor: it scrolls until its last line is seen.
  const tops = helpOutline(state.playback !== undefined).length - shown + 1;
  if (dialog.type === 'users') return { ...state, dialog: withUserMoved(state, dialog, moved) };
  return { ...state, dialog: movedDialog(dialog, moved, tops) };
}

function movedDialog(
  dialog: Dialog,
  moved: (index: number, count: number) => number,
  tops: number,
): Dialog {
  switch (dialog.type) {
    case 'help':
      return { ...dialog, top: moved(dialog.top, tops) };
    case 'sweep':
      return { ...dialog, top: moved(dialog.top, dialog.hits.length + dialog.spared.length) };
    case 'picker':
      return { ...dialog, index: moved(dialog.index, signalCatalogue.length), typed: '' };
    case 'plan':
      return { ...dialog, index: moved(dialog.index, dialog.plan.length), typed: '' };
    case 'sort':
      return { ...dialog, index: moved(dialog.index, columns.length) };
    case 'columns':
      return { ...dialog, index: moved(dialog.index, dialog.order.length) };
    case 'classes':
      return { ...dialog, index: moved(dialog.index, stateClasses.length) };
    case 'affinity':
      return { ...dialog, index: moved(dialog.index, dialog.cpus.length) };
    case 'ioPriority':
      return { ...dialog, index: moved(dialog.index ?? 0, ioPriorities.length) };
    default:
      return dialog;
  }
}

// Each letter starts again from where the search began, so that taking one back goes back.
function withSearchText(state: State, text: string, tableRows: number): State {
  if (state.dialog?.type !== 'search') return state;
  const dialog = { ...state.dialog, text, isMissed: false };
  const { startedAt, foldedAtStart } = dialog;
  const atStart = { ...state, dialog, selection: startedAt, folded: foldedAtStart };
  return searchedWhileTyping(atStart, text, tableRows);
}

function acceptInterval(state: State, text: string): Next<State> {
  if (text === '') return { state, effects: [] };
  const intervalMs = Number(text) * 1000;
  if (!(intervalMs >= shortestIntervalMs && intervalMs <= longestIntervalMs)) {
    return {
      state: said(state, 'not taken: an interval is 0.1 to 86400 seconds', 'bad'),
      effects: [],
    };
  }
  return { state: { ...state, intervalMs }, effects: [{ type: 'resample' }] };
}

function cut(text: string): string {
  return [...text].slice(0, -1).join('');
}
