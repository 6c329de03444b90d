import type { ProcessKey } from '../model/process.js';
import type { State } from './state.js';
import { said } from './status-line.js';

/** The selected branch folded; on a leaf, or where it is folded already, its parent selected. */
export function folded(state: State): State {
  const row = selectedRow(state);
  if (!row) return state;
  if (!state.isTree)
    return said(state, 'the flat list has nothing to fold: t shows the tree', 'note');
  if (row.hasChildren && !row.isFolded) {
    return { ...state, folded: new Set([...state.folded, row.process.key]) };
  }
  const index = state.rows.findIndex((one) => one.process.key === row.process.parentKey);
  if (index < 0) return state;
  const { top } = state.selection;
  return {
    ...state,
    selection: { selected: row.process.parentKey, cursor: index, top: Math.min(top, index) },
  };
}

export function unfolded(state: State): State {
  const row = selectedRow(state);
  if (!row?.isFolded) return state;
  return { ...state, folded: without(state.folded, row.process.key) };
}

/** Everything that has children folded; if all of it was, everything unfolded. */
export function withAllFoldsToggled(state: State): State {
  if (!state.model || !state.isTree) return state;
  const parents = [...state.model.tree.children.keys()];
  const isAllFolded = parents.every((key) => state.folded.has(key));
  const next = { ...state, folded: new Set(isAllFolded ? [] : parents) };
  return isAllFolded ? next : withVisibleSelection(next, next.folded);
}

/** A selected process that is folded away gives the selection to the ancestor that hides it. */
export function withVisibleSelection(state: State, foldedKeys: ReadonlySet<ProcessKey>): State {
  const { selected } = state.selection;
  if (selected === undefined) return state;
  let visible = selected;
  let key = state.model?.processes.get(selected)?.parentKey;
  while (key !== undefined) {
    if (foldedKeys.has(key)) visible = key;
    key = state.model?.processes.get(key)?.parentKey;
  }
  return { ...state, selection: { ...state.selection, selected: visible } };
}

function selectedRow(state: State) {
  return state.rows.find((row) => row.process.key === state.selection.selected);
}

function without(keys: ReadonlySet<ProcessKey>, key: ProcessKey): ReadonlySet<ProcessKey> {
  return new Set([...keys].filter((one) => one !== key));
}
