import { changeScheduling } from '../../signals/act/change-scheduling.js';
import { ioPrioritiesOf } from '../../signals/act/io-priorities.js';
import { absentText } from '../../signals/act/tool-failure.js';
import type { SchedulingChange } from '../../signals/scheduling-change.js';
import { schedulingOutcomeText } from '../../signals/scheduling-outcome.js';
import { schedulingRefusal } from '../../signals/scheduling-refusal.js';
import type { SchedulingSeen } from '../../signals/scheduling-seen.js';
import type { SignalTarget } from '../../signals/target.js';
import { isForbidden } from './forbidden.js';
import type { Screen } from './screen.js';
import { thisScheduler } from './this-scheduler.js';

/** Looks how processes are scheduled, and changes it, for the dashboard. */
export type Rescheduler = {
  readonly look: (target: SignalTarget, what: SchedulingChange['type']) => void;
  readonly change: (target: SignalTarget, change: SchedulingChange) => void;
};

/** One after the other, in the order of the keys: a key that is held down counts each time. */
export function rescheduler(screen: Screen): Rescheduler {
  let last: Promise<void> = Promise.resolve();
  // A bug in there must end the program as any other does: restored, with its stack.
  const queue = (work: () => Promise<void>) => {
    last = last.then(work);
  };
  return {
    look: (target, what) =>
      queue(async () => {
        const seen = await schedulingSeen(target, what);
        screen.dispatch({ type: 'schedulingSeen', target, seen });
      }),
    change: (target, change) =>
      queue(async () => {
        const outcome = isForbidden(target, screen, schedulingRefusal)
          ? ({ type: 'refused', reason: 'it may not be changed from here' } as const)
          : await changeScheduling(target, change, thisScheduler);
        screen.log.line(schedulingOutcomeText(target, change, outcome));
        screen.dispatch({ type: 'rescheduled', target, change, outcome });
      }),
  };
}

async function schedulingSeen(
  target: SignalTarget,
  what: SchedulingChange['type'],
): Promise<SchedulingSeen> {
  const read = await thisScheduler.read(target.pid);
  const facts = read?.startTicks === target.startTicks ? read : undefined;
  const seen = { facts, asker: thisScheduler.asker() };
  const tid = facts?.threads[0]?.tid ?? target.pid;
  if (what === 'nice' || !facts) return seen;
  if (what === 'cpus') {
    const { type } = await thisScheduler.run('taskset', ['-p', String(tid)]);
    return type === 'absent' ? { ...seen, trouble: absentText('taskset') } : seen;
  }
  const told = await ioPrioritiesOf([tid], thisScheduler);
  if ('type' in told)
    return told.type === 'absent' ? { ...seen, trouble: absentText('ionice') } : seen;
  return told[0] ? { ...seen, ioPriority: told[0] } : seen;
}
