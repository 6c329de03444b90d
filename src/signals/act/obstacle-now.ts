import type { TargetFacts } from '../../sample/target-facts.js';
import { type Obstacle, obstacleOf } from '../obstacle.js';
import type { SignalTarget } from '../target.js';
import type { SchedulerMachine } from './scheduler-machine.js';

/** By a look of its own. */
export function obstacleNow(
  target: SignalTarget,
  { look }: Pick<SchedulerMachine, 'look'>,
): Obstacle | undefined {
  return obstacleOf(target, look(target.pid));
}

/** By what was read of it already. */
export function obstacleIn(
  target: SignalTarget,
  seen: TargetFacts | undefined,
): Obstacle | undefined {
  return obstacleOf(target, seen && { startTicks: seen.stat.startTicks, uid: seen.uids?.[1] });
}
