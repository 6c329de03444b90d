import { predictionSentence } from '../signals/prediction-text.js';
import { sanitise } from '../text/sanitise.js';
import type { Foretold } from './foretold.js';

/** `TERM → 9310 tar: ends it (unless that changes first): default: ends it`, a line for each target, then how many. */
export function foretoldAsText({ signal, aims }: Foretold): string {
  const lines = aims.map(({ asked, target, refusal, prediction }) => {
    const whom = target ? `${target.pid} ${target.comm}` : asked;
    const what = prediction ? predictionSentence(prediction) : `refused: ${refusal ?? ''}`;
    return `${signal.name} → ${whom}: ${what}`;
  });
  const refused = aims.filter(({ refusal }) => refusal !== undefined).length;
  const targets = `${aims.length} ${aims.length === 1 ? 'target' : 'targets'}`;
  const summary = refused === 0 ? targets : `${targets}, ${refused} refused: nothing would be sent`;
  return [...lines, `${summary}; a dry run, nothing was sent`]
    .map((line) => `${sanitise(line)}\n`)
    .join('');
}
