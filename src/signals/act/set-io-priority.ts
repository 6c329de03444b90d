import { type IoPriority, ioPriorityText } from '../scheduling-change.js';
import type { SchedulingOutcome } from '../scheduling-outcome.js';
import { ioPrioritiesOf } from './io-priorities.js';
import { obstacleNow } from './obstacle-now.js';
import type { Asked } from './scheduler-machine.js';
import { toolFailure } from './tool-failure.js';

/** A thread that ends meanwhile makes ionice stop: then once more, with those that are left. */
const rounds = 4;

/** The I/O class and level of all its threads. */
export async function setIoPriority(
  asked: Asked,
  priority: IoPriority,
): Promise<SchedulingOutcome> {
  const { target, machine, before, permission } = asked;
  const lead = before.threads[0]?.tid ?? target.pid;
  const former = await ioPrioritiesOf([lead], machine);
  if ('type' in former) return toolFailure(former, 'ionice', permission);
  const obstacle = obstacleNow(target, machine);
  if (obstacle) return obstacle;
  const end = await machine.run('ionice', [...argumentsOf(priority), '-p', String(lead)]);
  if (end.type !== 'done')
    return obstacleNow(target, machine) ?? toolFailure(end, 'ionice', permission);
  const from = former[0] ? ioPriorityText(former[0]) : '?';
  return spread(asked, priority, from, lead);
}

/** By numbers: not every ionice knows the names. */
function argumentsOf(priority: IoPriority): readonly string[] {
  const number = { none: 0, realtime: 1, bestEffort: 2, idle: 3 }[priority.class];
  return ['-c', String(number), ...('level' in priority ? ['-n', String(priority.level)] : [])];
}

/** To the threads beside the first, and to those that are born meanwhile with what the others had. */
async function spread(
  { target, machine, permission }: Asked,
  priority: IoPriority,
  from: string,
  lead: number,
): Promise<SchedulingOutcome> {
  const to = ioPriorityText(priority);
  let left: SchedulingOutcome = { type: 'unseen', reason: 'its threads come and go too fast' };
  for (let round = 0; round < rounds; round += 1) {
    const now = await machine.read(target.pid);
    if (!now) return { type: 'gone' };
    const { startTicks } = now;
    if (startTicks !== target.startTicks) return { type: 'replacedMeanwhile', startTicks };
    const tids = now.threads.map(({ tid }) => tid);
    const seen = await ioPrioritiesOf(tids, machine);
    if ('type' in seen) {
      if (seen.type !== 'refused') return toolFailure(seen, 'ionice', permission);
      continue;
    }
    const others = tids.filter((_, index) => textOf(seen[index]) !== to);
    if (others.length === 0) {
      if (from === to) return { type: 'unchanged', now: to, reason: 'it had that already' };
      return { type: 'changed', from, to, threads: tids.length };
    }
    left = leftOutcome(others, tids, to, textOf(seen[tids.indexOf(lead)]));
    // Tolerant: of those that are gone nothing is to be said.
    await machine.run('ionice', ['-t', ...argumentsOf(priority), '-p', ...others.map(String)]);
  }
  return left;
}

function textOf(priority: IoPriority | undefined): string {
  return priority ? ioPriorityText(priority) : '?';
}

function leftOutcome(
  others: readonly number[],
  tids: readonly number[],
  to: string,
  took: string,
): SchedulingOutcome {
  if (others.length === tids.length) return { type: 'tookOther', asked: to, took };
  const changed = tids.length - others.length;
  const reason = 'the others did not take it';
  return { type: 'partly', to, changed, threads: tids.length, reason };
}
