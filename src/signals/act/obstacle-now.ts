import type { SchedulingOutcome } from '../scheduling-outcome.js';
import type { SignalTarget } from '../target.js';
import type { SchedulerMachine } from './scheduler-machine.js';

/** Why it is not the one that was aimed at any more: asked once more right before each act. */
export function obstacleNow(
  target: SignalTarget,
  { look }: Pick<SchedulerMachine, 'look'>,
): SchedulingOutcome | undefined {
  const seen = look(target.pid);
  if (!seen) return { type: 'gone' };
  if (seen.startTicks !== target.startTicks) {
    return { type: 'nowAnother', startTicks: seen.startTicks };
  }
  if (target.uid !== undefined && seen.uid !== undefined && seen.uid !== target.uid) {
    return { type: 'userChanged', fromUid: target.uid, toUid: seen.uid };
  }
  return undefined;
}
