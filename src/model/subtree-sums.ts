import type { Boot } from '../sample/host-sample.js';
import { childProcesses, subtreeOf } from './child-processes.js';
import { cpuTimeMsOf, rssBytesOf } from './facts-of-process.js';
import type { Model, Tree } from './model.js';
import type { Process, ProcessKey, StateClass } from './process.js';

/** A process and all below it as one. What is not known of some is left out; undefined where it is of all. */
export type SubtreeSums = {
  /** Below it, without itself. */
  readonly count: number;
  readonly cpuPercent: number | undefined;
  readonly cpuTimeMs: number | undefined;
  /** Pages that processes share are in it once for each. */
  readonly rssBytes: number | undefined;
  /** Those of them that live, itself first: what else is to be summed is summed of these. */
  readonly living: readonly Process[];
  /** The class below it that is most worth a look; undefined where all run, sleep or are gone. */
  readonly worst: StateClass | undefined;
};

/** The sums of a branch; where `kept` is given, of those in it. */
export function subtreeSums(
  model: Model,
  root: ProcessKey,
  kept?: ReadonlySet<ProcessKey>,
): SubtreeSums {
  const top = model.processes.get(root);
  const all = top ? subtreeOf(top, childProcesses(model)) : [];
  // What is above a kept one is kept too.
  const members = kept ? all.filter(({ key }) => kept.has(key)) : all;
  return sumsOf(members, model.sample.boot);
}

/** The sums of the same branch in the same boot where none came or went: the very same where no member changed. */
export function sumsAfter(
  sums: SubtreeSums,
  boot: Boot,
  changed: ReadonlyMap<Process, Process>,
): SubtreeSums {
  const members = membersOf.get(sums) ?? [];
  const now = members.map((process) => changed.get(process) ?? process);
  return now.every((process, at) => process === members[at]) ? sums : sumsOf(now, boot);
}

/** Whether two sums are of the very same processes, and come to the same. */
export function isSameBranch(one: SubtreeSums, other: SubtreeSums): boolean {
  const [some = [], others = []] = [membersOf.get(one), membersOf.get(other)];
  return (
    one.cpuTimeMs === other.cpuTimeMs &&
    one.rssBytes === other.rssBytes &&
    some.length === others.length &&
    some.every((process, at) => process === others[at])
  );
}

/** Of which processes each is, itself first: the next sums need no walk through the tree. */
const membersOf = new WeakMap<SubtreeSums, readonly Process[]>();

function sumsOf(members: readonly Process[], boot: Boot): SubtreeSums {
  const living: Process[] = [];
  const sums: Writable<SubtreeSums> = { ...nothing, living };
  for (const process of members) {
    if (process !== members[0]) {
      sums.count += 1;
      sums.worst = worseOf(sums.worst, process.state);
    }
    if (process.goneSeenAtMs === undefined) {
      living.push(process);
      sums.cpuPercent = plus(sums.cpuPercent, process.cpuPercent);
      sums.cpuTimeMs = plus(sums.cpuTimeMs, cpuTimeMsOf(process, boot));
      sums.rssBytes = plus(sums.rssBytes, rssBytesOf(process, boot));
    }
  }
  membersOf.set(sums, members);
  return sums;
}

/** A process and all below it, itself first. */
export function subtreeKeys(tree: Tree, root: ProcessKey): readonly ProcessKey[] {
  const keys = [root];
  // It grows while it is walked.
  for (const key of keys) {
    for (const child of tree.children.get(key) ?? []) keys.push(child);
  }
  return keys;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const nothing: Omit<SubtreeSums, 'living'> = {
  count: 0,
  cpuPercent: undefined,
  cpuTimeMs: undefined,
  rssBytes: undefined,
  worst: undefined,
};

/** A sum of what is known. */
export function plus(sum: number | undefined, value: number | undefined): number | undefined {
  return value === undefined ? sum : (sum ?? 0) + value;
}

const worstFirst: readonly StateClass[] = ['D', 'Z', 'T'];

function worseOf(one: StateClass | undefined, other: StateClass): StateClass | undefined {
  // Most sleep, and most branches have nobody who does worse.
  if (other === 'S' || other === 'R' || other === one) return one;
  return worstFirst.find((each) => each === one || each === other);
}
