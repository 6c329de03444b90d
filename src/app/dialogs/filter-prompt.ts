import { parseFilter, type TextFilter } from '../../columns/filter.js';
import type { Next } from '../message.js';
import { only } from '../performer.js';
import { withMatchesUnfolded } from '../rows/unfolded-matches.js';
import type { State } from '../state.js';
import type { Dialog } from './dialog.js';

type FilterPrompt = Extract<Dialog, { type: 'filter' }>;

/** The prompt with the filter in force, to go on from. */
export function openFilter(state: State): Next<State> {
  const before = state.show.textFilter;
  const dialog: FilterPrompt = {
    type: 'filter',
    text: before?.text ?? '',
    before,
    foldedAtStart: state.folded,
    aimedAt: state.selection,
    mistake: undefined,
  };
  const next = { ...state, dialog, status: undefined };
  // Command lines and users of all are wanted from now on.
  return { state: next, effects: state.playback ? [] : [{ type: 'resample' }] };
}

/** The table narrowed by what is typed; where that is no filter it is said why, and the last one holds. */
export function withFilterText(state: State, prompt: FilterPrompt, text: string): State {
  const { aimedAt, foldedAtStart } = prompt;
  const dialog = { ...prompt, text, mistake: undefined };
  const atStart = {
    ...state,
    dialog,
    selection: aimedAt,
    folded: foldedAtStart,
    status: undefined,
  };
  if (text.trim() === '') return withFilter(atStart, undefined);
  const parsed = parseFilter(text);
  if ('error' in parsed) return { ...state, dialog: { ...dialog, mistake: parsed.error } };
  return withMatchesUnfolded(withFilter(atStart, { text: text.trim(), ...parsed }));
}

/** Enter: what is typed stays in force. What is no filter is not taken: the prompt says why. */
export function acceptFilter(state: State, prompt: FilterPrompt): Next<State> {
  return only(prompt.mistake === undefined ? { ...state, dialog: undefined } : state);
}

/** Esc: the filter and the folds of before. */
export function closeFilter(state: State, prompt: FilterPrompt): State {
  const { before, foldedAtStart: folded, aimedAt: selection } = prompt;
  return { ...withFilter(state, before), dialog: undefined, folded, selection };
}

/** Up and down move in the table while one types: Esc does not take that back. */
export function withAimMoved(state: State, prompt: FilterPrompt): State {
  return { ...state, dialog: { ...prompt, aimedAt: state.selection } };
}

function withFilter(state: State, textFilter: TextFilter | undefined): State {
  return state.show.textFilter === textFilter
    ? state
    : { ...state, show: { ...state.show, textFilter } };
}
