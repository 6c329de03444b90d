import type { ToldOfAim } from '../../export/sent.js';
import type { ProcessKey } from '../../model/process.js';
import type { CatalogueSignal } from '../../model/signal-catalogue.js';
import type { KeptGrips } from '../../signals/act/kept-grips.js';
import { type LateDeath, watchLateDeath } from '../../signals/act/late-death.js';
import type { Machine } from '../../signals/act/machine.js';
import { isAsAsked } from '../../signals/as-asked.js';
import type { Outcome } from '../../signals/outcome.js';

type Given = {
  readonly machine: Machine;
  readonly grips: KeptGrips;
  readonly ended: (told: ToldOfAim) => void;
};

/** Nobody waits for the end of one that has dropped its signal, but where it comes it is told. */
type Survivor = LateDeath & { readonly isAwaited: boolean };

/** Those that are settled, have not done what the signal asks for, and may end later. */
export function survivors({ machine, grips, ended }: Given) {
  const all = new Map<ProcessKey, Survivor>();
  const watch = (told: ToldOfAim) => {
    const { target, signal, outcome } = told;
    const held = mayEndLater(signal, outcome) ? grips.again(target) : undefined;
    if (held?.type !== 'held') return;
    const sentAtMs = machine.now() - ('afterMs' in outcome ? outcome.afterMs : 0);
    const death = watchLateDeath(held, sentAtMs, machine, (end) => {
      all.delete(target.key);
      ended({ ...told, outcome: end, isSettled: true });
    });
    if (held.isReleased()) return;
    all.set(target.key, { ...death, isAwaited: outcome.type !== 'dropped' });
  };
  return {
    watch,
    look: () => {
      for (const { look } of [...all.values()]) look();
    },
    isAnyAwaited: () => [...all.values()].some(({ isAwaited, isDying }) => isAwaited || isDying()),
    lookLast: () => {
      for (const { lookLast } of [...all.values()]) lookLast();
      all.clear();
    },
  };
}

/** A handler takes its time, and an end of its own is an end. */
function mayEndLater(signal: CatalogueSignal, outcome: Outcome): boolean {
  const { type } = outcome;
  if (type !== 'survived' && type !== 'stillThere' && type !== 'dropped') return false;
  const isAsked = (one: Outcome) => isAsAsked(signal, one, { isKin: false });
  return !isAsked(outcome) && isAsked({ type: 'died', afterMs: 0 });
}
