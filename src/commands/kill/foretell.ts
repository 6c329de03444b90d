import type { ForetoldAim } from '../../export/foretold.js';
import type { Model } from '../../model/model.js';
import type { CatalogueSignal } from '../../model/signal-catalogue.js';
import type { Aim } from '../../signals/aims.js';
import { groupsIn } from '../../signals/orphaned-group.js';
import { predictionOf } from '../../signals/predict.js';
import { smallFiles } from '../../source/linux/small-files.js';
import { readTargetFacts } from '../../source/linux/target-facts.js';

/**
 * What the signal would do to each as it is now. One that is named and gone since the model was made is refused; one
 * of a tree or a group that is gone belongs to it no more.
 */
export function foretell(
  aims: readonly Aim[],
  signal: CatalogueSignal,
  { sample }: Model,
): readonly ForetoldAim[] {
  const readSmallFile = smallFiles();
  const groupOf = groupsIn(sample, signal);
  return aims.flatMap((aim): readonly ForetoldAim[] => {
    const { target, refusal } = aim;
    if (!target || refusal !== undefined) return [aim];
    const facts = readTargetFacts('/proc', target.pid, readSmallFile);
    if (facts?.stat.startTicks !== target.startTicks) {
      return aim.isKin ? [] : [{ ...aim, refusal: 'it is gone' }];
    }
    return [{ ...aim, prediction: predictionOf(facts, signal, sample.viewer, groupOf(facts)) }];
  });
}
