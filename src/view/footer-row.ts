import { type Dialog, promptDialogs } from '../app/dialogs/dialog.js';
import type { Binding } from '../app/keys/binding.js';
import { bindingsNow } from '../app/keys/key-action.js';
import { hasPaneTheKeys } from '../app/rows/rows.js';
import { whyNotActing } from '../app/signalling/why-not-acting.js';
import type { State } from '../app/state.js';
import type { FrameRow, Span } from './frame.js';
import { sameAgain } from './same-again.js';
import { clickable, fitRow, span, widthOf } from './spans.js';
import { statusRow } from './status-row.js';

/** What can be done now: the keys of where we are. On the lowest screens it makes room for what is said. */
export function footerRow(state: State, width: number, isStatusToo: boolean): FrameRow {
  const { dialog, playback } = state;
  const isPrompt = dialog !== undefined && promptDialogs.has(dialog.type);
  if (isStatusToo && (isPrompt || state.status)) return statusRow(state, width);
  const isActingBarred = whyNotActing(state) !== undefined;
  return keysRow(
    dialog?.type,
    playback !== undefined,
    hasPaneTheKeys(state),
    isActingBarred,
    width,
  );
}

const keysRow = sameAgain(
  (
    dialog: Dialog['type'] | undefined,
    isReplay: boolean,
    isPaneFocused: boolean,
    isActingBarred: boolean,
    width: number,
  ): FrameRow => {
    const labels = bindingsNow(dialog, isReplay, isPaneFocused)
      .filter(({ footer }) => footer !== undefined)
      .map((binding) => keyAndLabel(binding, isActingBarred, dialog !== undefined));
    return fitRow([span(' '), ...thatFit(labels, width - 1).flat()], width);
  },
);

/** Whole ones only; the last, which leads out or acts, is kept the longest. */
function thatFit(labels: readonly FrameRow[], width: number): readonly FrameRow[] {
  // The blanks after the last may be cut.
  if (labels.length < 2 || widthOf(labels.flat()) - 2 <= width) return labels;
  return thatFit(labels.toSpliced(-2, 1), width);
}

function keyAndLabel(
  binding: Binding,
  isActingBarred: boolean,
  isInDialog: boolean,
): readonly Span[] {
  const isGreyed = binding.isActing && isActingBarred;
  const key = binding.keys[0] ?? '';
  const label = [
    span(key, isGreyed ? 'dim' : 'keyName'),
    span(` ${binding.footer ?? binding.help}  `, isGreyed ? 'dim' : 'keyLabel'),
  ];
  // The second half of a double click on what opens a dialog lands here, and must not send.
  const isClickable = !(isGreyed || (binding.isActing && isInDialog));
  return isClickable ? clickable(label, binding.action) : label;
}
