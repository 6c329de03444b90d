import type { ExecutionContext } from 'ava';
import type { ProcessStat } from '../../../src/sample/process-sample.js';
import { signaller } from '../../../src/signals/act/signaller.js';
import { type Sweep, type SweepEnd, sweep } from '../../../src/signals/act/sweep.js';
import type { SignalTold } from '../../../src/signals/outcome.js';
import type { Refusal } from '../../../src/signals/refusal.js';
import { type SignalTarget, targetOfStat } from '../../../src/signals/target.js';
import { censusAt } from '../../../src/source/linux/census.js';
import { realMachine } from './live-signals.js';

export const census = censusAt('/proc');

/** Those that have this pid, or descend from it, now: ancestors first. */
export function subtreeAt(pid: number): readonly ProcessStat[] {
  const everyone = [...census.everyone()];
  const members = everyone.filter((stat) => stat.pid === pid);
  // It grows while it is walked.
  for (const { pid: parent } of members) {
    members.push(...everyone.filter(({ ppid }) => ppid === parent));
  }
  return members;
}

export const targetsOfStats = (stats: readonly ProcessStat[]) => stats.map(targetOfStat);

export type Swept = SweepEnd & {
  /** In the order in which they were sent to. */
  readonly pids: readonly number[];
  /** All that is told of a target once it is settled, or nothing more is to come of what is asked for. */
  readonly outcomes: () => Readonly<Record<string, number>>;
  readonly toldOf: (pid: number) => readonly SignalTold[];
  readonly followedCount: () => number;
};

export async function swept(
  t: Pick<ExecutionContext, 'teardown'>,
  given: Sweep,
  refusalOf: (target: SignalTarget) => Refusal | undefined = () => undefined,
): Promise<Swept> {
  const machine = await realMachine();
  const real = signaller(machine);
  t.teardown(real.stop);
  const pids: number[] = [];
  const told: SignalTold[] = [];
  const send: typeof real.send = (target, ...params) => {
    pids.push(target.pid);
    return real.send(target, ...params);
  };
  const world = { machine, census, signaller: { ...real, send }, refusalOf };
  const end = await sweep(given, world, (one) => told.push(one));
  return {
    ...end,
    pids,
    outcomes: () => {
      const counts: Record<string, number> = {};
      for (const { outcome, isSettled } of told) {
        if (isSettled) counts[outcome.type] = (counts[outcome.type] ?? 0) + 1;
      }
      return counts;
    },
    toldOf: (pid) => told.filter(({ target }) => target.pid === pid),
    followedCount: real.followedCount,
  };
}
