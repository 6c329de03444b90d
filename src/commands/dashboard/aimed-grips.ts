import type { Held } from '../../signals/act/hold-target.js';
import type { NotSent } from '../../signals/outcome.js';
import type { SignalTarget } from '../../signals/target.js';

export type Grip = Promise<Held | NotSent>;

/** A grip on each target that is aimed at. */
export function aimedGrips(hold: (target: SignalTarget) => Grip) {
  const grips = new Map<SignalTarget['key'], Grip>();
  return {
    keep: (targets: readonly SignalTarget[]) => {
      if (targets.length === 0 && grips.size === 0) return;
      const wanted = new Set(targets.map(({ key }) => key));
      for (const [key, grip] of grips) {
        if (wanted.has(key)) continue;
        grips.delete(key);
        void grip.then(release);
      }
      for (const target of targets) {
        if (!grips.has(target.key)) grips.set(target.key, hold(target));
      }
    },
    /** From now on it is the caller's to release. */
    take: (target: SignalTarget): Grip => {
      const grip = grips.get(target.key) ?? hold(target);
      grips.delete(target.key);
      return grip;
    },
    /** Those of these that are held already; the caller releases them. */
    takeHeld: async (targets: readonly SignalTarget[]) => {
      const taken = targets.flatMap(({ key }) => {
        const grip = grips.get(key);
        grips.delete(key);
        return grip ? [{ key, grip }] : [];
      });
      const held = await Promise.all(
        taken.map(async ({ key, grip }) => [key, await grip] as const),
      );
      return new Map(held);
    },
  };
}

export function release(held: Held | NotSent): void {
  if (held.type === 'held') held.release();
}
