import { type ChildProcess, spawn } from 'node:child_process';
import type { ExecutionContext } from 'ava';
import { readTargetFacts } from '../../src/source/linux/target-facts.js';
import { until } from './until.js';

export type Sleeper = {
  readonly pid: number;
  readonly startTicks: number;
  /** How it ended, once it has. */
  readonly child: ChildProcess;
};

/** A sleeper in a group of its own, which ignores the signals of a mask as status prints it. */
export async function startSleeper(
  t: Pick<ExecutionContext, 'teardown'>,
  { ignores, mask }: { readonly ignores: string; readonly mask: string },
): Promise<Sleeper> {
  const script = `trap "" ${ignores}; exec sleep 600`;
  const child = spawn('sh', ['-c', script], { stdio: 'ignore', detached: true });
  t.teardown(() => child.kill('SIGKILL'));
  const pid = child.pid ?? 0;
  return until('it sleeps', () => {
    const facts = readTargetFacts('/proc', pid);
    // What it ignores is read before its name: the name alone may be newer.
    const isSet = facts?.masks?.ignored === mask && facts.stat.comm === 'sleep';
    return isSet && facts.stat.stateCode === 'S'
      ? { pid, startTicks: facts.stat.startTicks, child }
      : undefined;
  });
}

export const hupIgnored = { ignores: 'HUP', mask: '0000000000000001' } as const;
export const termIgnored = { ignores: 'TERM', mask: '0000000000004000' } as const;
