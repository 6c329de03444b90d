import type { IoPriorityDialog } from '../app/scheduling-dialogs.js';
import type { State } from '../app/state.js';
import { type IoPriority, ioPriorities, ioPriorityText } from '../signals/scheduling-change.js';
import { schedulingPermission } from '../signals/scheduling-permission.js';
import type { DialogLines } from './dialog-lines.js';
import type { FrameRow } from './frame.js';
import { nowLines, schedulingClosing, schedulingWidth } from './scheduling-lines.js';
import { clickable, fitted, inverse, span } from './spans.js';
import { targetTitle } from './target-title.js';

/** The classes and levels of I/O priority, and which of them the target has. */
export function ioPriorityLines(state: State, dialog: IoPriorityDialog): DialogLines {
  const { index, seen, target } = dialog;
  const now = seen?.ioPriority && ioPriorityText(seen.ioPriority);
  const marked = ioPriorities[index ?? 0] ?? { class: 'none' };
  const head: readonly FrameRow[] = [
    ...nowLines(dialog, { type: 'ioPriority', priority: marked }, now),
    [span(' heeded by the disk schedulers bfq and mq-deadline', 'dim')],
  ];
  const lines = ioPriorities.map((priority, at) => {
    const row = priorityLine(priority, now, isDenied(dialog, priority), niceOf(dialog));
    const line = at === index ? inverse(row) : row;
    return clickable(line, { type: 'mark', dialog: { ...dialog, index: at } });
  });
  return {
    title: `I/O priority of ${targetTitle(state, target)}`,
    lines: [...head, ...lines],
    width: schedulingWidth,
    scroll: { visible: head.length + (index ?? 0) },
    closing: schedulingClosing(dialog, '', 'apply'),
  };
}

function isDenied({ seen }: IoPriorityDialog, priority: IoPriority): boolean {
  if (!seen?.facts) return false;
  const change = { type: 'ioPriority', priority } as const;
  return schedulingPermission(change, seen.facts, seen.asker).type === 'denied';
}

function niceOf({ seen }: IoPriorityDialog): number | undefined {
  return seen?.facts?.threads[0]?.nice;
}

function priorityLine(
  priority: IoPriority,
  now: string | undefined,
  isBarred: boolean,
  nice: number | undefined,
): FrameRow {
  const text = ioPriorityText(priority);
  const remark = isBarred ? 'denied' : meaning(priority, nice);
  return [
    span(text === now ? ' ● ' : '   '),
    fitted(text, 15, 'left', isBarred ? 'dim' : 'keyName'),
    fitted(remark, schedulingWidth - 18, 'left', 'dim'),
  ];
}

/** Without a class of its own a process is served by its nice value (ioprio_set(2)). */
function meaning(priority: IoPriority, nice: number | undefined): string {
  switch (priority.class) {
    case 'none':
      return nice === undefined
        ? 'by its nice value'
        : `by its nice value: as best-effort ${Math.floor((nice + 20) / 5)}`;
    case 'realtime':
      return priority.level === 0 ? 'first of all: others may get nothing' : '';
    case 'bestEffort':
      return priority.level === 4 ? 'as with nice 0' : '';
    case 'idle':
      return 'only when nobody else wants the disk';
  }
}
