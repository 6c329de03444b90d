import type { PickerDialog } from '../../app/dialogs/dialog.js';
import type { Prediction } from '../../signals/prediction.js';
import { predictionLabel, predictionSentence } from '../../signals/prediction-text.js';
import { sanitise } from '../../text/sanitise.js';
import { wrapped } from '../../text/wrap.js';
import type { FrameRow, Span, StyleName } from '../frame.js';
import { fitted, span } from '../spans.js';

/** The longest label and a blank. */
export const foretoldWidth = 25;

/** What the signal would do, in a few words. */
export function foretoldCell(foretold: PickerDialog['foretold'], index: number): Span {
  return predictionCell(typeof foretold === 'object' ? foretold[index] : undefined);
}

/** The same of one that was read, or not yet. */
export function predictionCell(prediction: Prediction | undefined): Span {
  if (!prediction) return fitted('?', foretoldWidth, 'left', 'unknown');
  return fitted(predictionLabel(prediction), foretoldWidth, 'left', styleOf(prediction));
}

/** What the marked signal would do, how sure that is, and why: as many lines for a short answer as for a usual one. */
export function foretoldLines(picker: PickerDialog, width: number): readonly FrameRow[] {
  const [text, style] = sentence(picker);
  const lines = wrapped(sanitise(text), width - 2).map((line) => [span(` ${line}`, style)]);
  const missing = Math.max(0, usualLines - lines.length);
  return [...lines, ...Array.from({ length: missing }, () => [])];
}

/** More would move the list while one goes through it. */
const usualLines = 3;

function sentence({ foretold, index, target, scope }: PickerDialog): readonly [string, StyleName] {
  if (foretold === 'gone') return [`${target.pid} ${target.comm} is gone: nothing is sent`, 'bad'];
  const prediction = foretold?.[index];
  if (!prediction) return ['reading what it would do…', 'dim'];
  const whose = scope === 'this' ? '' : `${target.pid} ${target.comm}: `;
  return [whose + predictionSentence(prediction), styleOf(prediction)];
}

function styleOf({ effect }: Prediction): StyleName {
  if (effect === 'notPermitted') return 'bad';
  if (effect === 'unknown') return 'unknown';
  return effect === 'ignored' || effect === 'nothing' ? 'note' : 'text';
}
