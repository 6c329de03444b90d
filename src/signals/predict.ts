import type { CatalogueSignal } from '../model/signal-catalogue.js';
import type { TargetFacts } from '../sample/target-facts.js';
import type { GroupFacts } from './orphaned-group.js';
import { permissionOf, type Sender } from './permission.js';
import { deliveryOf, droppedAtOnce } from './predict-delivery.js';
import { holdOf } from './predict-hold.js';
import { settledBefore } from './predict-settled.js';
import type { Prediction } from './prediction.js';
import { type Situation, situationOf } from './situation.js';

/**
 * What the signal will do to the process, by the kernel's rules (kernel/signal.c) and what was read just before.
 * `group`: of the target's process group, for TSTP, TTIN and TTOU.
 */
export function predictionOf(
  facts: TargetFacts,
  signal: CatalogueSignal,
  sender: Sender,
  group?: GroupFacts,
): Prediction {
  const { isAllowed, because } = permissionOf(facts, signal, sender);
  const reasons = because === undefined ? [] : [because];
  if (isAllowed === false) {
    return { effect: 'notPermitted', certainty: 'certain', because: reasons };
  }
  const allowed = ofAllowed(situationOf(facts, signal), group);
  if (reasons.length === 0) return allowed;
  const certainty = isAllowed === undefined ? 'possible' : allowed.certainty;
  return { ...allowed, certainty, because: [...allowed.because, ...reasons] };
}

function ofAllowed(situation: Situation, group: GroupFacts | undefined): Prediction {
  const settled = settledBefore(situation) ?? droppedAtOnce(situation);
  if (settled) return settled;
  const delivery = deliveryOf(situation, group);
  if (delivery.effect === 'unknown') return delivery;
  const hold = holdOf(situation, delivery.effect);
  return {
    effect: delivery.effect,
    ...(delivery.cause === undefined ? {} : { cause: delivery.cause }),
    ...(hold.heldBy === undefined ? {} : { heldBy: hold.heldBy }),
    certainty: leastCertain(delivery.certainty, hold.certainty),
    because: [...delivery.because, ...hold.because],
  };
}

function leastCertain(
  one: Prediction['certainty'],
  other: Prediction['certainty'],
): Prediction['certainty'] {
  return ranks.find((rank) => rank === one || rank === other) ?? 'possible';
}

const ranks = ['possible', 'likely', 'certain'] as const;
