import type { ProcessIdentity, ProcessSample } from '../sample/process-sample.js';
import type { NamedIdentity, ProcessKey } from './process.js';

/** `pid:startTicks`: a pid that is reused makes another key. */
export function keyOf(identity: ProcessIdentity): ProcessKey {
  return `${identity.pid}:${identity.startTicks}`;
}

/** Whether both are the same life of the same pid. */
export function isSameIdentity(one: ProcessIdentity, other: ProcessIdentity): boolean {
  return one.pid === other.pid && one.startTicks === other.startTicks;
}

/** Who a process is, to be remembered when it is gone. */
export function namedIdentity({ pid, startTicks, comm }: ProcessSample): NamedIdentity {
  return { pid, startTicks, comm };
}
