import type { SignalTarget } from '../signals/target.js';
import { readTargetFacts } from '../source/linux/target-facts.js';
import type { Screen } from './screen.js';

/** Tells the screen what was read of a target just now. */
export function lookAtTarget(target: SignalTarget, screen: Screen): void {
  const read = readTargetFacts('/proc', target.pid);
  const facts = read?.stat.startTicks === target.startTicks ? read : undefined;
  // Not before the message that asked for it is dealt with.
  queueMicrotask(() => screen.dispatch({ type: 'targetSeen', target, facts }));
}
