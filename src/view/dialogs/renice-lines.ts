import type { ReniceDialog } from '../../app/dialogs/scheduling-dialogs.js';
import type { State } from '../../app/state.js';
import { niceAfter } from '../../signals/scheduling-change.js';
import { span } from '../spans.js';
import type { DialogLines } from './dialog-lines.js';
import { nowLines, schedulingClosing, schedulingWidth } from './scheduling-lines.js';
import { targetTitle } from './target-title.js';

/** What the nice value of one would become that needs a second word. */
export function reniceLines(state: State, dialog: ReniceDialog): DialogLines {
  const { target, by, seen } = dialog;
  const nice = seen?.facts?.threads[0]?.nice;
  const wanted = nice === undefined ? '?' : niceAfter(nice, by);
  const word = by > 0 ? 'lower' : 'higher';
  return {
    title: `nice of ${targetTitle(state, target)}`,
    lines: [
      [span(` nice ${nice ?? '?'} → ${wanted}: a ${word} priority`)],
      ...nowLines(dialog, { type: 'nice', by }, nice === undefined ? undefined : `${nice}`),
    ],
    width: schedulingWidth,
    scroll: { top: 0 },
    closing: schedulingClosing(dialog, '', 'changes it'),
  };
}
