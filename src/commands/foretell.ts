import type { ForetoldAim } from '../export/foretold.js';
import type { Model } from '../model/model.js';
import type { CatalogueSignal } from '../model/signal-catalogue.js';
import type { Aim } from '../signals/aims.js';
import { groupFactsOf } from '../signals/orphaned-group.js';
import { predictionOf } from '../signals/predict.js';
import { readTargetFacts } from '../source/linux/target-facts.js';

/** What the signal would do to it as it is now; a refusal where it is gone since the model was made. */
export function foretell(aim: Aim, signal: CatalogueSignal, { sample }: Model): ForetoldAim {
  const { target, refusal } = aim;
  if (!target || refusal !== undefined) return aim;
  const facts = readTargetFacts('/proc', target.pid);
  if (facts?.stat.startTicks !== target.startTicks) return { ...aim, refusal: 'it is gone' };
  const group = groupFactsOf(facts.stat.pgrp, sample.processes, sample.viewer);
  return { ...aim, prediction: predictionOf(facts, signal, sample.viewer, group) };
}
