import type { TargetFacts } from '../../sample/target-facts.js';
import type { NotSent } from '../outcome.js';
import type { SignalTarget } from '../target.js';

/** Why what has the target's pid now is not what was aimed at. */
export function obstacleOf(
  target: SignalTarget,
  seen: TargetFacts | undefined,
): NotSent | undefined {
  if (!seen) return { type: 'gone' };
  const { startTicks } = seen.stat;
  if (startTicks !== target.startTicks) return { type: 'nowAnother', startTicks };
  const uid = seen.uids?.[1];
  if (target.uid !== undefined && uid !== undefined && uid !== target.uid) {
    return { type: 'userChanged', fromUid: target.uid, toUid: uid };
  }
  return undefined;
}
