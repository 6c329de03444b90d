import { predictionLabel, predictionSentence } from '../signals/prediction-text.js';
import { jsonText } from '../text/json-text.js';
import type { Foretold, ForetoldAim } from './foretold.js';

/** One `treetop.kill` document on one line (docs/kill.schema.json): every key is there, what is not known is null. */
export function foretoldAsJson({ signal, aims }: Foretold): string {
  const document = {
    format: 'treetop.kill',
    version: 1,
    isDryRun: true,
    signal: { name: signal.name, number: signal.number },
    targets: aims.map(targetAsJson),
  };
  return `${jsonText(document)}\n`;
}

function targetAsJson({ asked, target, refusal, prediction }: ForetoldAim) {
  return {
    asked,
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
