import type { Model } from '../../model/model.js';
import type { ProcessKey } from '../../model/process.js';
import type { State } from '../state.js';
import { said } from '../status-line.js';
import { nothingToFold, withAncestorSelected } from './folding.js';

/** One level more of the whole tree, or one less. */
export function foldedByLevel(state: State, sign: 1 | -1): State {
  const { model, isTree, rows, show } = state;
  if (!isTree) return said(state, nothingToFold, 'note');
  if (!model) return state;
  const top = show.subtree === undefined ? 0 : (model.tree.depths.get(show.subtree) ?? 0);
  const shown = rows.reduce((deepest, row) => Math.max(deepest, row.owner ? 0 : row.depth), 0);
  const level = Math.max(0, shown + sign);
  const folded = keysFromDepth(model, top + level);
  const isAll = folded.size === 0;
  const some = level === 0 ? '1 level is shown' : `${level + 1} levels are shown`;
  const text = isAll ? 'all levels are shown' : some;
  return said(withAncestorSelected({ ...state, folded }), text, 'note');
}

/** What has children at that depth or deeper: folded, it hides all that is deeper. */
export function keysFromDepth(model: Model, depth: number): ReadonlySet<ProcessKey> {
  const keys = new Set<ProcessKey>();
  for (const key of model.tree.children.keys()) {
    if ((model.tree.depths.get(key) ?? 0) >= depth) keys.add(key);
  }
  return keys;
}
