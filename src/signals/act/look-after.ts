import type { TargetFacts } from '../../sample/target-facts.js';
import type { Outcome } from '../outcome.js';
import { isZombie, type Look } from '../progress.js';
import type { Held } from './hold-target.js';
import type { Machine } from './machine.js';

/**
 * What is seen of a held target now. Another process that has its pid is not it: it is gone then. One that started in
 * the same tick looks the same in /proc, but what holds the target knows.
 */
export function lookAfter(held: Held, machine: Machine, afterMs: number): Look {
  const seen = held.isReaped() ? undefined : factsNow(held, machine);
  const isThere = seen?.stat.startTicks === held.target.startTicks && !held.isReaped();
  if (seen && isThere) return { afterMs, facts: seen, ...exitOfZombie(seen, machine) };
  const exitCode = held.exitCode();
  return { afterMs, facts: undefined, ...(exitCode === undefined ? {} : { exitCode }) };
}

/** Most are dead already when they are looked at. */
function factsNow({ target: { pid } }: Held, machine: Machine): TargetFacts | undefined {
  const seen = machine.glance(pid);
  return seen === undefined || isZombie(seen) ? seen : machine.look(pid);
}

function exitOfZombie(seen: TargetFacts, machine: Machine): Pick<Look, 'exitCode'> {
  const { exitCode } = seen.stat;
  if (!isZombie(seen) || exitCode === undefined) return {};
  const isKnown = exitCode !== 0 || (seen.uids !== undefined && machine.maySeeExit(seen.uids));
  return isKnown ? { exitCode } : {};
}

/** Whose a zombie is, by name. */
export function parentComm(outcome: Outcome, machine: Machine): { readonly parentComm?: string } {
  if (outcome.type !== 'zombie' && outcome.type !== 'wasZombie') return {};
  const comm = machine.glance(outcome.ppid)?.stat.comm;
  return comm === undefined ? {} : { parentComm: comm };
}
