import { predictionLabel, predictionSentence } from '../signals/prediction-text.js';
import type { Signal } from '../signals/target.js';
import { jsonText } from '../text/json-text.js';
import type { Foretold, ForetoldAim } from './foretold.js';

/** One `treetop.kill` document on one line (docs/kill.schema.json): every key is there, what is not known is null. */
export function foretoldAsJson({ aims, ...about }: Foretold): string {
  const targets = aims.map((aim) => ({ ...aimAsJson(aim), outcome: null }));
  return killDocument({ ...about, isDryRun: true }, { frozen: null, targets });
}

/** What all documents of the command have in common, then what is given. */
export function killDocument(
  { signal, next, isDryRun }: Omit<Foretold, 'aims'> & { readonly isDryRun: boolean },
  rest: { readonly frozen: unknown; readonly targets: readonly unknown[] },
): string {
  const document = {
    format: 'treetop.kill',
    version: 1,
    isDryRun,
    signal: signalAsJson(signal),
    next: next ? { ...signalAsJson(next.signal), afterMs: next.afterMs } : null,
    ...rest,
  };
  return `${jsonText(document)}\n`;
}

export function signalAsJson({ name, number }: Signal) {
  return { name, number };
}

type AnyAim = Omit<ForetoldAim, 'asked'> & { readonly asked?: string };

export function aimAsJson({ asked, target, refusal, prediction }: AnyAim) {
  return {
    asked: asked ?? null,
    pid: target?.pid ?? null,
    startTicks: target?.startTicks ?? null,
    comm: target?.comm ?? null,
    refusal: refusal ?? null,
    prediction: prediction
      ? {
          effect: prediction.effect,
          heldBy: prediction.heldBy ?? null,
          cause: prediction.cause ?? null,
          certainty: prediction.certainty,
          because: prediction.because,
          label: predictionLabel(prediction),
          text: predictionSentence(prediction),
        }
      : null,
  };
}
