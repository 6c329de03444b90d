import type { ExecutionContext } from 'ava';
import { type Machine, thisMachine } from '../../../src/signals/act/machine.js';
import { signaller } from '../../../src/signals/act/signaller.js';
import type { Outcome, SignalTold } from '../../../src/signals/outcome.js';
import type { Signal, SignalTarget } from '../../../src/signals/target.js';
import { readTargetFacts, targetReaders } from '../../../src/source/linux/target-facts.js';

/** This machine, as the program has it. */
export function realMachine(): Promise<Machine> {
  return thisMachine(targetReaders('/proc'));
}

/** The process that has this pid now. */
export function targetAt(pid: number): SignalTarget {
  const seen = readTargetFacts('/proc', pid);
  if (!seen) throw new Error(`no process ${pid}`);
  const { startTicks, comm } = seen.stat;
  const key = `${pid}:${startTicks}` as const;
  return { key, pid, startTicks, uid: seen.uids?.[1], comm, isKernelThread: false };
}

/** Sends, and resolves with the first outcome of this type, or with the settled one. */
export async function outcomeOnce(
  t: Pick<ExecutionContext, 'teardown'>,
  target: SignalTarget,
  signal: Signal,
  type?: Outcome['type'],
): Promise<Outcome> {
  return (await toldOnce(t, target, signal, type)).outcome;
}

/** The same with all that is told. */
export async function toldOnce(
  t: Pick<ExecutionContext, 'teardown'>,
  target: SignalTarget,
  signal: Signal,
  type?: Outcome['type'],
): Promise<SignalTold> {
  const { hold, send, stop } = signaller(await realMachine());
  const held = hold(target);
  t.teardown(() => {
    stop();
    if (held.type === 'held') held.release();
  });
  return new Promise((resolve) => {
    send(target, held, signal, (told) => {
      if (told.isSettled || told.outcome.type === type) resolve(told);
    });
  });
}
