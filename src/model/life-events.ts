import type { LifeChange, LifeEvent } from './life-event.js';
import type { Process } from './process.js';

/** A process and what it was in the sample before. */
export type ProcessChange = {
  readonly process: Process;
  /** A tombstone where it comes back; undefined of one that is new. */
  readonly former: Process | undefined;
};

/** What happened to the living, of whom those that are the same need not be told, and to those who are `missing` now. */
export function lifeEvents(
  living: readonly ProcessChange[],
  missing: readonly Process[],
  seenAtMs: number,
): readonly LifeEvent[] {
  const events: LifeEvent[] = [];
  const tell = ({ key, sample }: Process, change: LifeChange): void => {
    events.push({ key, comm: sample.comm, seenAtMs, ...change });
  };
  for (const { process, former } of living) {
    if (former !== process) tellChanges(former, process, tell);
  }
  for (const process of missing) {
    if (process.goneSeenAtMs === undefined) tell(process, { type: 'gone' });
  }
  return events;
}

function tellChanges(
  former: Process | undefined,
  now: Process,
  tell: (process: Process, change: LifeChange) => void,
): void {
  if (former === undefined) {
    tell(now, { type: 'born' });
    return;
  }
  if (former.goneSeenAtMs !== undefined) tell(now, { type: 'returned' });
  else if (former.state !== now.state) {
    tell(now, { type: 'stateChanged', from: former.state, to: now.state });
  }
  const adoption = former.adoptions === now.adoptions ? undefined : now.adoptions.at(-1);
  if (adoption !== undefined) tell(now, { type: 'adopted', adoption });
  // A kworker's name tells what it works on, and changes all the time.
  if (former.sample.comm !== now.sample.comm && !now.isKernelThread) {
    tell(now, { type: 'renamed', formerComm: former.sample.comm });
  }
}
