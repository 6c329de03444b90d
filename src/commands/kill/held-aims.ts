import type { KeptGrips } from '../../signals/act/kept-grips.js';
import type { Aim } from '../../signals/aims.js';
import { obstacleText } from '../../signals/obstacle.js';
import type { NotSent } from '../../signals/outcome.js';
import type { SignalTarget } from '../../signals/target.js';

/**
 * Those that may get the signal are held from now on, before they are looked at: what is told of one then is told of whom
 * it reaches. One that is gone already is refused where it is named, and else left out.
 */
export function heldAims(aims: readonly Aim[], { keep }: KeptGrips): readonly Aim[] {
  return aims.flatMap((aim): readonly Aim[] => {
    const { target, refusal } = aim;
    if (!target || refusal !== undefined) return [aim];
    const held = keep(target);
    if (held.type === 'held') return [aim];
    const isOver = held.type === 'gone' || held.type === 'nowAnother';
    return isOver && aim.isKin ? [] : [{ ...aim, refusal: reasonOf(held, target) }];
  });
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
