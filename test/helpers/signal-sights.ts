// What became of a real process to which a signal was sent.
import { hasSignal } from '../../src/model/masks.js';
import type { CatalogueSignal } from '../../src/model/signal-catalogue.js';
import type { TargetFacts } from '../../src/sample/target-facts.js';
import { readTargetFacts } from '../../src/source/linux/target-facts.js';
import type { Scenario } from './start-scenario.js';
import { until } from './until.js';

/** `died` and `dumped`: by the signal that was sent. */
export type Sight =
  | 'EPERM'
  | 'died'
  | 'dumped'
  | `died by ${number}`
  | 'stopped'
  | 'continued'
  | 'handled'
  /** By sigwait or from a descriptor. */
  | 'read'
  | 'to its tracer'
  | 'pending'
  | 'nothing';

/**
 * kill(2) wakes whoever takes the signal before it returns: so nothing more comes of it once no thread is runnable,
 * and no time has to pass. Zombies count when all their threads are gone.
 */
export function settled(pid: number): Promise<TargetFacts> {
  return until('the target has settled', () => {
    const facts = readTargetFacts('/proc', pid);
    if (!facts) throw new Error('the target is gone');
    return isSettled(facts) ? facts : undefined;
  });
}

const exitingFlag = 0x4;

function isSettled({ stat, threads = [] }: TargetFacts): boolean {
  if (stat.stateCode === 'Z') return stat.threads <= 1;
  const isExiting = (stat.flags & exitingFlag) !== 0;
  return (
    !isExiting &&
    threads.length === stat.threads &&
    threads.every(({ stateCode }) => stateCode !== 'R')
  );
}

export async function sight(
  scenario: Scenario,
  signal: CatalogueSignal,
  before: TargetFacts,
): Promise<Sight> {
  const pid = scenario.pid('target');
  await settled(pid);
  // Again: what was read before the last thread had settled may be old.
  const after = await settled(pid);
  if (after.stat.stateCode === 'Z') return ofZombie(scenario, signal, before, after);
  const wasStopped = before.stat.stateCode === 'T';
  const isStopped = after.threads?.some((thread) => thread.stateCode === 'T') ?? false;
  // A handler of it may have run as well.
  if (wasStopped && !isStopped && signal.name === 'CONT') return 'continued';
  // Before the tracer is asked: of a stop of all threads it hears as well.
  if (isStopped && !wasStopped) return 'stopped';
  const { handled, read, toTracer } = await scenario.command(`seen ${signal.number}`);
  if (Number(handled) > 0) return 'handled';
  if (Number(read) > 0) return 'read';
  if (Number(toTracer) === signal.number && before.tracerPid) return 'to its tracer';
  return isPending(after, signal) ? 'pending' : 'nothing';
}

async function ofZombie(
  scenario: Scenario,
  signal: CatalogueSignal,
  before: TargetFacts,
  after: TargetFacts,
): Promise<Sight> {
  if (before.stat.stateCode === 'Z') return 'nothing';
  const { signal: number } = await scenario.command('reap target');
  if (Number(number) !== signal.number) return `died by ${Number(number)}`;
  return (after.stat.flags & dumpedFlag) !== 0 ? 'dumped' : 'died';
}

/** PF_DUMPCORE of <linux/sched.h>: it began to, whatever the limit said. */
const dumpedFlag = 0x200;

function isPending({ masks, threads = [] }: TargetFacts, { number }: CatalogueSignal): boolean {
  return [masks?.processPending ?? '', ...threads.map(({ pending }) => pending)].some((mask) =>
    hasSignal(mask, number),
  );
}
