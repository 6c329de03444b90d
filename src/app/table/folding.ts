import type { ProcessKey } from '../../model/process.js';
import { ownerKeyOf, processOrThread } from '../../model/thread.js';
import { rowIndexOf } from '../rows/rows-basis.js';
import type { State } from '../state.js';
import { said, selectFirst } from '../status-line.js';

export const nothingToFold = 'the flat list has nothing to fold: F5 shows the tree';

/** The selected branch folded; on a leaf, or where it is folded already, its parent selected. */
export function folded(state: State): State {
  if (!state.isTree) return said(state, nothingToFold, 'note');
  const row = selectedRow(state);
  if (!row) return said(state, selectFirst, 'note');
  if (row.hasChildren && !row.isFolded) {
    return { ...state, folded: new Set([...state.folded, row.process.key]) };
  }
  const index = rowIndexOf(state.rows, row.process.parentKey);
  if (index < 0) return state;
  const { top } = state.selection;
  return {
    ...state,
    selection: { selected: row.process.parentKey, cursor: index, top: Math.min(top, index) },
  };
}

/** The selected branch unfolded. */
export function unfolded(state: State): State {
  if (!state.isTree) return said(state, nothingToFold, 'note');
  const row = selectedRow(state);
  if (!row) return said(state, selectFirst, 'note');
  if (!row.isFolded) return state;
  return { ...state, folded: without(state.folded, row.process.key) };
}

/** A branch folded or unfolded without selecting it: by its knob. */
export function withFoldToggled(state: State, key: ProcessKey): State {
  if (state.folded.has(key)) return { ...state, folded: without(state.folded, key) };
  return withAncestorSelected({ ...state, folded: new Set([...state.folded, key]) });
}

/** Everything that has children folded; if all of it was, everything unfolded. */
export function withAllFoldsToggled(state: State): State {
  if (!state.isTree) return said(state, nothingToFold, 'note');
  if (!state.model) return state;
  const parents = [...state.model.tree.children.keys()];
  const isAllFolded = parents.every((key) => state.folded.has(key));
  const next = { ...state, folded: new Set(isAllFolded ? [] : parents) };
  return isAllFolded ? next : withAncestorSelected(next);
}

/** What hides a process unfolded: the same state where nothing does. */
export function withAncestorsUnfolded(state: State, key: ProcessKey): State {
  const { model } = state;
  if (state.folded.size === 0) return state;
  const open = new Set(state.folded);
  let above = model && processOrThread(model.processes, key)?.parentKey;
  while (above !== undefined) {
    open.delete(above);
    above = model?.processes.get(above)?.parentKey;
  }
  return open.size === state.folded.size ? state : { ...state, folded: open };
}

/** Without the folds of processes that are gone: they would pile up for as long as we run. */
export function withoutGoneFolds(before: State, state: State): State {
  const { model, folded: all } = state;
  if (all.size === 0 || before.model?.tree === model?.tree) return state;
  const kept = [...all].filter((key) => model?.processes.has(key));
  return kept.length === all.size ? state : { ...state, folded: new Set(kept) };
}

/** A selected process that is folded away gives the selection to the ancestor that hides it. */
export function withAncestorSelected(state: State): State {
  const { selected } = state.selection;
  if (selected === undefined) return state;
  const owner = ownerKeyOf(selected);
  let visible = owner !== selected && state.folded.has(owner) ? owner : selected;
  let key = state.model?.processes.get(owner)?.parentKey;
  while (key !== undefined) {
    if (state.folded.has(key)) visible = key;
    key = state.model?.processes.get(key)?.parentKey;
  }
  return { ...state, selection: { ...state.selection, selected: visible } };
}

function selectedRow({ rows, selection }: State) {
  return rows[rowIndexOf(rows, selection.selected, selection.cursor)];
}

function without(keys: ReadonlySet<ProcessKey>, key: ProcessKey): ReadonlySet<ProcessKey> {
  return new Set([...keys].filter((one) => one !== key));
}
