import type { ProcessKey } from '../../model/process.js';
import type { NotSent } from '../outcome.js';
import type { SignalTarget } from '../target.js';
import type { Held } from './hold-target.js';
import type { Signaller } from './signaller.js';

/**
 * Each target stays held by one grip from before it was looked at to the end; every other grip is on that very process,
 * also where one that started in the same tick has its pid by then.
 */
export function keptGrips(
  { hold }: Pick<Signaller, 'hold'>,
  /** Held already: they are released with the others. */
  before: ReadonlyMap<ProcessKey, Held | NotSent> = new Map(),
) {
  const kept = new Map<ProcessKey, Held>();
  for (const [key, held] of before) if (held.type === 'held') kept.set(key, held);
  return {
    keep: (target: SignalTarget): Held | NotSent => {
      const held = kept.get(target.key) ?? hold(target);
      if (held.type === 'held') kept.set(target.key, held);
      return held;
    },
    /** For the caller to release. */
    again: (target: SignalTarget): Held | NotSent => {
      const held = hold(target);
      if (held.type !== 'held' || kept.get(target.key)?.isReaped() !== true) return held;
      held.release();
      return { type: 'gone' };
    },
    all: (): readonly Held[] => [...kept.values()],
    isReaped: (target: SignalTarget): boolean => kept.get(target.key)?.isReaped() === true,
    release: () => {
      for (const held of kept.values()) held.release();
      kept.clear();
    },
  };
}

export type KeptGrips = ReturnType<typeof keptGrips>;
