import type { Held } from '../../signals/act/hold-target.js';
import type { Signaller } from '../../signals/act/signaller.js';
import { sweep } from '../../signals/act/sweep.js';
import type { NotSent } from '../../signals/outcome.js';
import type { SignalTarget } from '../../signals/target.js';
import { type SendingGround, type SweepEffect, sweepWorld, whomOf } from './sending-ground.js';
import { tellingInParts, toldBy } from './sweep-teller.js';

/** Sends one signal to many, and tells the screen what becomes of it, some at a time. */
export async function sweepFor(effect: SweepEffect, ground: SendingGround): Promise<void> {
  const { name, signal } = effect;
  const grips = heldBefore(ground.held, ground.signaller);
  const telling = tellingInParts({ id: ground.newId(), name, signal }, ground.screen);
  const world = { ...sweepWorld(ground), hold: grips.hold };
  const end = await sweep({ ...whomOf(effect), signal }, world, toldBy(ground, telling.told));
  grips.releaseRest();
  telling.ended(end);
}

/** Those who were held when the list was shown, each for who asks first; others are held when they are asked for. */
function heldBefore(held: SendingGround['held'], signaller: Signaller) {
  const left = new Map(held);
  return {
    hold: (target: SignalTarget): Held | NotSent => {
      const one = left.get(target.key) ?? signaller.hold(target);
      left.delete(target.key);
      return one;
    },
    /** Whom a sweep refuses it does not take. */
    releaseRest: () => {
      for (const one of left.values()) if (one.type === 'held') one.release();
    },
  };
}
