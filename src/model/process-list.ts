import type { Process, ProcessKey } from './process.js';

/**
 * Processes by pid ascending (of one pid the older life first), found by their key through the order itself:
 * a Map of ten thousand would be made anew with each birth. Never changed.
 */
export class ProcessList implements ReadonlyMap<ProcessKey, Process> {
  readonly list: readonly Process[];

  constructor(list: readonly Process[]) {
    this.list = list;
  }

  get size(): number {
    return this.list.length;
  }

  get(key: ProcessKey): Process | undefined {
    return this.list[this.indexOf(key)];
  }

  has(key: ProcessKey): boolean {
    return this.indexOf(key) >= 0;
  }

  /** -1 where it is not there. */
  indexOf(key: ProcessKey): number {
    const { list } = this;
    const pid = pidOf(key);
    for (let index = firstFrom(list, pid); list[index]?.sample.pid === pid; index++) {
      if (list[index]?.key === key) return index;
    }
    return -1;
  }

  keys(): MapIterator<ProcessKey> {
    return this.list.map(({ key }) => key).values();
  }

  values(): MapIterator<Process> {
    return this.list.values();
  }

  entries(): MapIterator<[ProcessKey, Process]> {
    return this.list.map((process): [ProcessKey, Process] => [process.key, process]).values();
  }

  [Symbol.iterator](): MapIterator<[ProcessKey, Process]> {
    return this.entries();
  }

  forEach(
    callback: (value: Process, key: ProcessKey, map: ReadonlyMap<ProcessKey, Process>) => void,
  ): void {
    for (const process of this.list) callback(process, process.key, this);
  }
}

/** The list of before where it holds the very same processes. */
export function sameList(before: ProcessList | undefined, now: ProcessList): ProcessList {
  if (before?.size !== now.size) return now;
  return now.list.every((process, index) => process === before.list[index]) ? before : now;
}

/** The pid of a process's key; of a thread's key its process's. */
export function pidOf(key: ProcessKey): number {
  let pid = 0;
  for (let at = 0; at < key.length; at++) {
    const digit = key.charCodeAt(at) - 48;
    // A colon; whatever else a hostile recording has is left to the slow way.
    if (digit === 10) return pid;
    if (digit < 0 || digit > 9) break;
    pid = pid * 10 + digit;
  }
  return Number(key.slice(0, key.indexOf(':')));
}

/** Where the first is whose pid is not smaller; the length where none is. */
function firstFrom(list: readonly Process[], pid: number): number {
  let from = 0;
  let to = list.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((list[middle]?.sample.pid ?? pid) < pid) from = middle + 1;
    else to = middle;
  }
  return from;
}
