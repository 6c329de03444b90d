import type { SchedulingChange } from '../scheduling-change.js';
import type { SchedulingOutcome } from '../scheduling-outcome.js';
import { schedulingPermission } from '../scheduling-permission.js';
import { isPid, type SignalTarget } from '../target.js';
import { obstacleNow } from './obstacle-now.js';
import type { SchedulerMachine } from './scheduler-machine.js';
import { setAffinity } from './set-affinity.js';
import { setIoPriority } from './set-io-priority.js';
import { setNice } from './set-nice.js';

/**
 * Asks the kernel to schedule a process otherwise, whatever was predicted: a call that is refused changes nothing. What
 * came of it is read back. Each thread has values of its own, and what is meant is the process: all of them get it.
 */
export async function changeScheduling(
  target: SignalTarget,
  change: SchedulingChange,
  machine: SchedulerMachine,
): Promise<SchedulingOutcome> {
  // Before any other thing: 0 is ourselves to these calls.
  if (!isPid(target.pid)) {
    return { type: 'refused', reason: `${target.pid} is not the pid of a process` };
  }
  const obstacle = obstacleNow(target, machine);
  if (obstacle) return obstacle;
  const before = await machine.read(target.pid);
  if (!before || before.startTicks !== target.startTicks) {
    return obstacleNow(target, machine) ?? { type: 'gone' };
  }
  if (before.threads.length === 0) {
    return { type: 'refused', reason: 'it is a zombie: nothing of it runs any more' };
  }
  const permission = schedulingPermission(change, before, machine.asker());
  const asked = { target, before, permission, machine };
  switch (change.type) {
    case 'nice':
      return setNice(asked, change.by);
    case 'cpus':
      return setAffinity(asked, change.cpus);
    case 'ioPriority':
      return setIoPriority(asked, change.priority);
  }
}
