import type { IoPriorityDialog } from '../../app/dialogs/scheduling-dialogs.js';
import type { State } from '../../app/state.js';
import { policyName } from '../../model/detail/policy-name.js';
import { idlePolicy, realtimePolicies } from '../../model/scheduling-policies.js';
import type { ThreadScheduling } from '../../sample/scheduling-facts.js';
import { type IoPriority, ioPriorities, ioPriorityText } from '../../signals/scheduling-change.js';
import { schedulingPermission } from '../../signals/scheduling-permission.js';
import type { FrameRow } from '../frame.js';
import { clickable, fitted, inverse, span } from '../spans.js';
import type { DialogLines } from './dialog-lines.js';
import { nowLines, schedulingClosing, schedulingWidth } from './scheduling-lines.js';
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
  const served = servedText(seen?.facts?.threads[0]);
  const lines = ioPriorities.map((priority, at) => {
    const row = priorityLine(priority, now, isDenied(dialog, priority), served);
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

function priorityLine(
  priority: IoPriority,
  now: string | undefined,
  isBarred: boolean,
  served: string,
): FrameRow {
  const text = ioPriorityText(priority);
  const remark = isBarred ? 'denied' : meaning(priority, served);
  return [
    span(text === now ? ' ● ' : '   '),
    fitted(text, 15, 'left', isBarred ? 'dim' : 'keyName'),
    fitted(remark, schedulingWidth - 18, 'left', 'dim'),
  ];
}

function meaning(priority: IoPriority, served: string): string {
  switch (priority.class) {
    case 'none':
      return served;
    case 'realtime':
      return priority.level === 0 ? 'first of all: others may get nothing' : '';
    case 'bestEffort':
      return priority.level === 4 ? 'as with nice 0' : '';
    case 'idle':
      return 'only when nobody else wants the disk';
  }
}

/** How one is served that has no class of its own (task_nice_ioclass of include/linux/ioprio.h). */
function servedText(thread: ThreadScheduling | undefined): string {
  if (thread?.policy === undefined) return 'by its nice value';
  const { nice, policy } = thread;
  const level = Math.floor((nice + 20) / 5);
  const under = `it runs under ${policyName(policy)}`;
  if (policy === idlePolicy) return `as idle: ${under}`;
  if (realtimePolicies.has(policy)) return `as realtime ${level}: ${under}`;
  return `by its nice value: as best-effort ${level}`;
}
