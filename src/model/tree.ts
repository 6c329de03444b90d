import type { Tree } from './model.js';
import type { Process, ProcessKey } from './process.js';

/**
 * The tree of processes that come by pid ascending, whose parent keys name one of them and make no
 * cycle. The tree before is given back where nothing about its shape changed.
 */
export function nextTree(
  before: { readonly tree: Tree; readonly processes: ReadonlyMap<ProcessKey, Process> } | undefined,
  processes: ReadonlyMap<ProcessKey, Process>,
): Tree {
  return before !== undefined && hasSameShape(before.processes, processes)
    ? before.tree
    : treeOf(processes);
}

/** The tree built anew, each process once, in time linear in their number. */
export function treeOf(processes: ReadonlyMap<ProcessKey, Process>): Tree {
  const roots: ProcessKey[] = [];
  const children = new Map<ProcessKey, ProcessKey[]>();
  let siblings = roots;
  let lastParent: ProcessKey | undefined;
  for (const { key, parentKey } of processes.values()) {
    // Siblings often come one after the other.
    if (parentKey !== lastParent)
      siblings = parentKey === undefined ? roots : listIn(children, parentKey);
    lastParent = parentKey;
    siblings.push(key);
  }
  return new ListedTree(roots, children);
}

function listIn(lists: Map<ProcessKey, ProcessKey[]>, key: ProcessKey): ProcessKey[] {
  let list = lists.get(key);
  if (!list) {
    list = [];
    lists.set(key, list);
  }
  return list;
}

/** Of its depths few ask, of most trees nobody. */
export class ListedTree implements Tree {
  readonly roots: readonly ProcessKey[];
  readonly children: ReadonlyMap<ProcessKey, readonly ProcessKey[]>;
  #depths: ReadonlyMap<ProcessKey, number> | undefined;

  constructor(
    roots: readonly ProcessKey[],
    children: ReadonlyMap<ProcessKey, readonly ProcessKey[]>,
  ) {
    this.roots = roots;
    this.children = children;
  }

  get depths(): ReadonlyMap<ProcessKey, number> {
    this.#depths ??= depthsOf(this.roots, this.children);
    return this.#depths;
  }
}

/** Level by level and not by recursion: a chain of 30,000 would exhaust the stack. */
function depthsOf(
  roots: readonly ProcessKey[],
  children: ReadonlyMap<ProcessKey, readonly ProcessKey[]>,
): ReadonlyMap<ProcessKey, number> {
  const depths = new Map<ProcessKey, number>();
  let level: readonly ProcessKey[] = roots;
  for (let depth = 0; level.length > 0; depth++) {
    const nextLevel: ProcessKey[] = [];
    for (const key of level) {
      depths.set(key, depth);
      for (const child of children.get(key) ?? []) nextLevel.push(child);
    }
    level = nextLevel;
  }
  return depths;
}

function hasSameShape(
  before: ReadonlyMap<ProcessKey, Process>,
  now: ReadonlyMap<ProcessKey, Process>,
): boolean {
  if (before.size !== now.size) return false;
  const formers = before.values();
  for (const process of now.values()) {
    const former = formers.next().value;
    if (former?.key !== process.key || former.parentKey !== process.parentKey) return false;
  }
  return true;
}
