import type { ProcessKey } from '../../model/process.js';
import { isDying, isLeaderDead } from '../../model/state.js';
import { isSent, type NotSent, type SignalTold } from '../outcome.js';
import type { SignalTarget } from '../target.js';
import type { Held } from './hold-target.js';
import type { SweepWorld } from './sweep.js';

type Living = { readonly target: SignalTarget; readonly stateCode: string };

/** Who of those that got a signal is alive: held, so that no other process is taken for one of them. */
export type StillThere = {
  /** Whoever got it, also those that were not listed. */
  readonly add: (told: SignalTold) => void;
  readonly alive: () => readonly Living[];
  /** A grip of its own, on the very process that is watched. */
  readonly hold: (target: SignalTarget) => Held | NotSent;
  /** Calls once when none is left; returns what ends that. */
  readonly onNoneLeft: (listener: () => void) => () => void;
  readonly release: () => void;
};

/** Where the kernel does not tell an exit. */
const lookEveryMs = 50;

export function stillThere(
  targets: readonly SignalTarget[],
  { machine, census, signaller, hold: firstHold = signaller.hold }: SweepWorld,
): StillThere {
  const watched = new Map<ProcessKey, Held>();
  const watch = (target: SignalTarget) => {
    if (watched.has(target.key)) return;
    const held = firstHold(target);
    if (held.type === 'held') watched.set(target.key, held);
  };
  const livingOf = ({ target, isReaped }: Held): Living[] => {
    const stat = isReaped() ? undefined : census.statOf(target.pid);
    if (!stat || isDying(stat) || (stat.stateCode === 'Z' && !isLeaderDead(stat))) return [];
    return [{ target, stateCode: stat.stateCode }];
  };
  const alive = () => [...watched.values()].flatMap(livingOf);
  for (const target of targets) watch(target);
  return {
    add: ({ target, outcome }) => {
      if (isSent(outcome)) watch(target);
    },
    alive,
    hold: (target) => {
      const held = signaller.hold(target);
      // As long as the one that is watched is not reaped nobody else has its pid.
      if (held.type !== 'held' || watched.get(target.key)?.isReaped() === false) return held;
      held.release();
      return { type: 'gone' };
    },
    onNoneLeft: (listener) => {
      let forgetTimer = () => {};
      const forgets: (() => void)[] = [];
      const end = () => {
        forgetTimer();
        for (const forget of forgets) forget();
      };
      const look = () => {
        if (alive().length > 0) return false;
        end();
        listener();
        return true;
      };
      const again = () => {
        if (!look()) forgetTimer = machine.later(lookEveryMs, again);
      };
      const all = [...watched.values()];
      for (const held of all) forgets.push(held.onExit(() => void look()));
      if (!all.every(({ canWatch }) => canWatch)) forgetTimer = machine.later(lookEveryMs, again);
      return end;
    },
    release: () => {
      for (const held of watched.values()) held.release();
      watched.clear();
    },
  };
}
