import type { Viewer } from '../sample/host-sample.js';
import { isPid, type SignalTarget } from './target.js';

export type Refusal = {
  readonly reason: string;
  /** Whether a second, explicit confirmation lifts it. */
  readonly canBeForced: boolean;
};

/**
 * Why no signal goes to this target. kill(2) gives pid <= 0 a meaning of its own (our group, everyone),
 * so those never get near it.
 */
export function refusalOf(target: SignalTarget, viewer: Viewer): Refusal | undefined {
  const { pid } = target;
  if (!isPid(pid)) return never(`${pid} is not the pid of a process`);
  if (!viewer.canSignal) return never('these processes are not of this machine, or not live');
  if (pid === viewer.pid) return never(`${pid} is treetop itself`);
  if (viewer.ancestorPids.includes(pid) && pid !== 1) {
    return never(
      `${pid} (${target.comm}) is an ancestor of treetop: it would take this terminal along`,
    );
  }
  if (pid === 1) return { reason: 'pid 1 is init', canBeForced: true };
  if (target.isKernelThread) return { reason: `${pid} is a kernel thread`, canBeForced: true };
  return undefined;
}

/** What a confirmation has not lifted. */
export function standingRefusal(
  target: SignalTarget,
  viewer: Viewer,
  isForced: boolean,
): Refusal | undefined {
  const refusal = refusalOf(target, viewer);
  return refusal?.canBeForced && isForced ? undefined : refusal;
}

function never(reason: string): Refusal {
  return { reason, canBeForced: false };
}
