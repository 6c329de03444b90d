import type { Model } from './model.js';
import type { Process, ProcessKey } from './process.js';
import type { ProcessList } from './process-list.js';

/** The children of each process, and the roots (of undefined): by pid, as the tree has them, but without a search for each. */
export type ChildProcesses = ReadonlyMap<ProcessKey | undefined, readonly Process[]>;

const known = new WeakMap<ProcessList, ChildProcesses>();

/** Made when it is asked for first: keys that fold and sort come again and again to the same model. */
export function childProcesses({ processes }: Model): ChildProcesses {
  const made = known.get(processes) ?? byParent(processes.list);
  known.set(processes, made);
  return made;
}

/** A process and all below it, itself first, level by level. */
export function subtreeOf(root: Process, children: ChildProcesses): readonly Process[] {
  const processes = [root];
  // It grows while it is walked.
  for (const { key } of processes) {
    for (const child of children.get(key) ?? none) processes.push(child);
  }
  return processes;
}

const none: readonly Process[] = [];

function byParent(list: readonly Process[]): ChildProcesses {
  const children = new Map<ProcessKey | undefined, Process[]>();
  let parentKey: ProcessKey | undefined;
  let siblings: Process[] | undefined;
  for (const process of list) {
    // Those born one after the other are often siblings.
    if (siblings === undefined || process.parentKey !== parentKey) {
      parentKey = process.parentKey;
      siblings = children.get(parentKey);
    }
    if (!siblings) {
      siblings = [];
      children.set(parentKey, siblings);
    }
    siblings.push(process);
  }
  return children;
}
