import { cpusOfList } from '../../model/cpu-list.js';
import {
  ioPriorities,
  ioPriorityText,
  type SchedulingChange,
} from '../../signals/scheduling-change.js';
import { type SchedulingOutcome, schedulingOutcomeText } from '../../signals/scheduling-outcome.js';
import { schedulingPermission } from '../../signals/scheduling-permission.js';
import type { SchedulingSeen } from '../../signals/scheduling-seen.js';
import type { SignalTarget } from '../../signals/target.js';
import type { Message, Next } from '../message.js';
import type { State, StatusLine } from '../state.js';
import { said } from '../status-line.js';
import type { SchedulingDialog } from './scheduling-dialogs.js';

/** The open dialog with what was read for it; another that was opened meanwhile stays as it is. */
export function withSchedulingSeen(
  state: State,
  { target, seen }: Extract<Message, { type: 'schedulingSeen' }>,
): State {
  const { dialog } = state;
  if (!isScheduling(dialog) || dialog.target !== target) return state;
  const next = { ...state, dialog: filled(dialog, seen) };
  const text = warningOf(filled(dialog, seen), seen);
  return text === undefined ? next : said(next, text, 'bad');
}

/** What came of a change; the table shows it at once. */
export function withRescheduled(
  state: State,
  { target, change, outcome }: Extract<Message, { type: 'rescheduled' }>,
): Next<State> {
  const text = schedulingOutcomeText(target, change, outcome) + tagsRemark(state, target);
  return {
    state: said(state, text, kindOf(outcome)),
    effects: outcome.type === 'denied' ? [] : [{ type: 'resample' }],
  };
}

function isScheduling(dialog: State['dialog']): dialog is SchedulingDialog {
  return schedulingTypes.has(dialog?.type);
}

const schedulingTypes: ReadonlySet<string | undefined> = new Set([
  'affinity',
  'ioPriority',
  'renice',
] satisfies readonly SchedulingDialog['type'][]);

/** As it is now, for a start. */
function filled(dialog: SchedulingDialog, seen: SchedulingSeen): SchedulingDialog {
  switch (dialog.type) {
    case 'renice':
      return { ...dialog, seen };
    case 'affinity': {
      const has = new Set(cpusOfList(seen.facts?.threads[0]?.cpus ?? ''));
      return { ...dialog, seen, chosen: dialog.cpus.filter((cpu) => has.has(cpu)) };
    }
    case 'ioPriority': {
      const now = seen.ioPriority && ioPriorityText(seen.ioPriority);
      const index = ioPriorities.findIndex((one) => ioPriorityText(one) === now);
      return { ...dialog, seen, index: dialog.index ?? Math.max(0, index) };
    }
  }
}

/** What is known to fail is said before it is tried. */
function warningOf(dialog: SchedulingDialog, seen: SchedulingSeen): string | undefined {
  const { facts, asker, trouble } = seen;
  if (trouble !== undefined) return trouble;
  if (!facts) return `${dialog.target.pid} ${dialog.target.comm} is gone`;
  const permission = schedulingPermission(leastChange(dialog), facts, asker);
  return permission.type === 'denied' ? `will be denied: ${permission.reason}` : undefined;
}

/** What needs the least rights of all that can be chosen there. */
function leastChange(dialog: SchedulingDialog): SchedulingChange {
  switch (dialog.type) {
    case 'renice':
      return { type: 'nice', by: dialog.by };
    case 'affinity':
      return { type: 'cpus', cpus: dialog.cpus };
    case 'ioPriority':
      return { type: 'ioPriority', priority: { class: 'idle' } };
  }
}

/** One may have tagged for this: said, so that nobody takes them for changed. */
function tagsRemark({ tagged }: State, { key }: SignalTarget): string {
  const isOther = tagged.size > (tagged.has(key) ? 1 : 0);
  return isOther ? ' (this one only: tags are for signals)' : '';
}

function kindOf({ type }: SchedulingOutcome): StatusLine['kind'] {
  if (type === 'changed') return 'good';
  return type === 'unchanged' || type === 'unseen' ? 'note' : 'bad';
}
