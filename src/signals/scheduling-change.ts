import { listOfCpus } from '../model/cpu-list.js';

/** How a process is to be scheduled otherwise. */
export type SchedulingChange =
  /** Up is a lower priority (nice(2)). */
  | { readonly type: 'nice'; readonly by: 1 | -1 }
  /** Ascending, never none. */
  | { readonly type: 'cpus'; readonly cpus: readonly number[] }
  | { readonly type: 'ioPriority'; readonly priority: IoPriority };

/** ioprio_set(2). In a class with levels 0 comes first, 7 last. */
export type IoPriority =
  | { readonly class: 'none' | 'idle' }
  | { readonly class: 'realtime' | 'bestEffort'; readonly level: number };

const levels = [0, 1, 2, 3, 4, 5, 6, 7];

/** All there are, first come first served. */
export const ioPriorities: readonly IoPriority[] = [
  { class: 'none' },
  ...levels.map((level) => ({ class: 'realtime', level }) as const),
  ...levels.map((level) => ({ class: 'bestEffort', level }) as const),
  { class: 'idle' },
];

export function ioPriorityText(priority: IoPriority): string {
  const name = priority.class === 'bestEffort' ? 'best-effort' : priority.class;
  return 'level' in priority ? `${name} ${priority.level}` : name;
}

/** What is changed, as sentences name it. */
export const nameOfChange: Readonly<Record<SchedulingChange['type'], string>> = {
  nice: 'nice',
  cpus: 'CPUs',
  ioPriority: 'I/O priority',
};

/** What is asked for, as far as it can be said before the value of now is known. */
export function wishText(change: SchedulingChange): string {
  switch (change.type) {
    case 'nice':
      return change.by > 0 ? 'nice + 1' : 'nice − 1';
    case 'cpus':
      return `CPUs ${listOfCpus(change.cpus)}`;
    case 'ioPriority':
      return `I/O priority ${ioPriorityText(change.priority)}`;
  }
}

/** The nice values that there are. */
const leastNice = -20;
const mostNice = 19;

/** The nice value of a thread after the change; where it is at the end already, it stays. */
export function niceAfter(nice: number, by: 1 | -1): number {
  return Math.max(leastNice, Math.min(mostNice, nice + by));
}
