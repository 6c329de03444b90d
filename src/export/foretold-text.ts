import { predictionSentence } from '../signals/prediction-text.js';
import { formatSpan } from '../text/format-duration.js';
import { sanitise } from '../text/sanitise.js';
import type { Foretold } from './foretold.js';
import { counted } from './sent-text.js';

/** `TERM → 9310 tar: ends it (unless that changes first): default: ends it`, a line for each target, then how many. */
export function foretoldAsText({ signal, next, aims }: Foretold): string {
  const lines = aims.map(({ asked, target, refusal, prediction }) => {
    const whom = target ? `${target.pid} ${target.comm}` : asked;
    const what = prediction ? predictionSentence(prediction) : `refused: ${refusal ?? ''}`;
    return `${signal.name} → ${whom}: ${what}`;
  });
  const refused = aims.filter(({ refusal }) => refusal !== undefined).length;
  const targets = counted(aims.length);
  const summary = refused === 0 ? targets : `${targets}, ${refused} refused: nothing would be sent`;
  const later = next
    ? `; only ${signal.name} is foretold, not ${next.signal.name} after ${formatSpan(next.afterMs)}`
    : '';
  return [...lines, `${summary}${later}; a dry run, nothing was sent`]
    .map((line) => `${sanitise(line)}\n`)
    .join('');
}
