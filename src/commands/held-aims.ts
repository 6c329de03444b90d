import type { ProcessKey } from '../model/process.js';
import type { Held } from '../signals/act/hold-target.js';
import type { Signaller } from '../signals/act/signaller.js';
import type { Aim } from '../signals/aims.js';
import { obstacleText } from '../signals/obstacle.js';
import type { NotSent } from '../signals/outcome.js';
import type { SignalTarget } from '../signals/target.js';

export type HeldAims = {
  /** Those that are gone already are refused where they are named, and else left out. */
  readonly aims: readonly Aim[];
  readonly grips: ReadonlyMap<ProcessKey, Held>;
};

/** Holds each that may get the signal, before it is looked at: what is told of it then is told of whom it reaches. */
export function heldAims(aims: readonly Aim[], { hold }: Pick<Signaller, 'hold'>): HeldAims {
  const grips = new Map<ProcessKey, Held>();
  const held = aims.flatMap((aim): readonly Aim[] => {
    const { target, refusal } = aim;
    if (!target || refusal !== undefined) return [aim];
    const grip = hold(target);
    if (grip.type === 'held') {
      grips.set(target.key, grip);
      return [aim];
    }
    const isOver = grip.type === 'gone' || grip.type === 'nowAnother';
    return isOver && aim.isKin ? [] : [{ ...aim, refusal: reasonOf(grip, target) }];
  });
  return { aims: held, grips };
}

function reasonOf(obstacle: NotSent, target: SignalTarget): string {
  switch (obstacle.type) {
    case 'refused':
      return obstacle.reason;
    case 'noPermission':
    case 'failed':
      return `it cannot be held: ${obstacle.type === 'failed' ? obstacle.error : 'EPERM'}`;
    default:
      return obstacleText(obstacle, target);
  }
}
