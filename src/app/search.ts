import { isTextMatch } from '../columns/text-match.js';
import type { Model } from '../model/model.js';
import type { Process, ProcessKey } from '../model/process.js';
import { selectedAt } from './selection.js';
import { activeSort, type State } from './state.js';
import { said } from './status-line.js';
import { visibleRows } from './visible-rows.js';

/** The next (or previous) match after the selected row, round the end; folds open where it is hidden. */
export function searchedFrom(state: State, sign: 1 | -1, tableRows: number): State {
  const text = state.dialog?.type === 'search' ? state.dialog.text : state.searched;
  if (text === '') return said(state, 'nothing searched yet: / searches', 'note');
  return toMatch(state, text, sign, false, tableRows);
}

/** The first match at or after the selection that the search began from. */
export function searchedWhileTyping(state: State, text: string, tableRows: number): State {
  return text === '' ? state : toMatch(state, text, 1, true, tableRows);
}

/** Whether a process is what was searched: part of its name, command line or user, or the start of its pid. */
export function isMatch(process: Process, model: Model, text: string): boolean {
  const isPid = /^\d+$/.test(text) && String(process.sample.pid).startsWith(text);
  return isPid || isTextMatch(process, model, text);
}

function toMatch(
  state: State,
  text: string,
  sign: 1 | -1,
  isHereEnough: boolean,
  tableRows: number,
): State {
  const { model } = state;
  if (!model) return state;
  const keys = allRows(state, model).map((row) => row.process);
  const here = keys.findIndex((process) => process.key === state.selection.selected);
  const first = isHereEnough ? Math.max(0, here) : here + sign;
  for (let step = 0; step < keys.length; step += 1) {
    const process = keys[wrapped(first + sign * step, keys.length)];
    if (process && isMatch(process, model, text)) return shown(state, process.key, tableRows);
  }
  return said(state, `no match for ${text}`, 'bad');
}

function wrapped(index: number, length: number): number {
  return ((index % length) + length) % length;
}

function allRows(state: State, model: Model) {
  const { isTree, filter } = state;
  return visibleRows(model, { isTree, filter, sort: activeSort(state), folded: new Set() });
}

function shown(state: State, key: ProcessKey, tableRows: number): State {
  const unfolded = withAncestorsUnfolded(state, key);
  const { model } = unfolded;
  if (!model) return unfolded;
  const { isTree, filter, folded } = unfolded;
  const rows = visibleRows(model, { isTree, filter, sort: activeSort(unfolded), folded });
  const index = rows.findIndex((row) => row.process.key === key);
  const selection = selectedAt(unfolded.selection, rows, tableRows, index);
  return { ...unfolded, rows, selection, status: undefined };
}

function withAncestorsUnfolded(state: State, key: ProcessKey): State {
  const open = new Set(state.folded);
  let above = state.model?.processes.get(key)?.parentKey;
  while (above !== undefined) {
    open.delete(above);
    above = state.model?.processes.get(above)?.parentKey;
  }
  return open.size === state.folded.size ? state : { ...state, folded: open };
}
