import type { Tree } from './model.js';
import type { ProcessKey } from './process.js';
import { type ProcessList, pidOf } from './process-list.js';
import { ListedTree, treeOf } from './tree.js';
import type { TreeMoves } from './tree-moves.js';

/** Where more than these moved, and more than this share of all, it is built anew. */
const [fewMoves, largestShare] = [64, 1 / 16];

/** The tree before with these moves: the same object without any, and shared lists where nobody moved. */
export function updatedTree(tree: Tree, processes: ProcessList, moves: TreeMoves): Tree {
  const { removed, added } = moves;
  const count = removed.length + added.length;
  if (count === 0) return tree;
  if (count > Math.max(fewMoves, processes.size * largestShare)) return treeOf(processes);
  const lists = new Map<ProcessKey | undefined, ProcessKey[]>();
  const listOf = (parentKey: ProcessKey | undefined): ProcessKey[] => {
    const known = lists.get(parentKey);
    if (known) return known;
    const list =
      (parentKey === undefined ? tree.roots : tree.children.get(parentKey))?.slice() ?? [];
    lists.set(parentKey, list);
    return list;
  };
  for (const { key, parentKey } of removed) remove(listOf(parentKey), key);
  for (const { key, parentKey } of added) insert(listOf(parentKey), key, processes);
  return treeWith(tree, lists);
}

function treeWith(
  { roots, children: before }: Tree,
  lists: Map<ProcessKey | undefined, ProcessKey[]>,
): Tree {
  const ofRoots = lists.get(undefined);
  lists.delete(undefined);
  const children = lists.size === 0 ? before : new Map(before);
  for (const [parentKey, list] of lists as Map<ProcessKey, ProcessKey[]>) {
    if (list.length === 0) (children as Map<ProcessKey, unknown>).delete(parentKey);
    else (children as Map<ProcessKey, readonly ProcessKey[]>).set(parentKey, list);
  }
  return new ListedTree(ofRoots ?? roots, children);
}

function remove(list: ProcessKey[], key: ProcessKey): void {
  const pid = pidOf(key);
  const from = firstNot(list, (other) => pidOf(other) < pid);
  const at = list.indexOf(key, from);
  if (at >= 0) list.splice(at, 1);
}

/** In the order of the processes; who is not among them any more is out of the lists already. */
function insert(list: ProcessKey[], key: ProcessKey, processes: ProcessList): void {
  const pid = pidOf(key);
  const at = firstNot(list, (other) => {
    const otherPid = pidOf(other);
    return otherPid === pid ? processes.indexOf(other) < processes.indexOf(key) : otherPid < pid;
  });
  list.splice(at, 0, key);
}

/** The index of the first that is not so, in a list where those that are so come first. */
function firstNot(list: readonly ProcessKey[], isSo: (key: ProcessKey) => boolean): number {
  let from = 0;
  let to = list.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    const key = list[middle];
    if (key !== undefined && isSo(key)) from = middle + 1;
    else to = middle;
  }
  return from;
}
