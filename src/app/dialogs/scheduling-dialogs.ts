import { ioPriorities, type SchedulingChange, wishText } from '../../signals/scheduling-change.js';
import type { SignalTarget } from '../../signals/target.js';
import type { Next } from '../message.js';
import { only } from '../performer.js';
import type { State } from '../state.js';
import { said } from '../status-line.js';
import type { Dialog } from './dialog.js';

export type AffinityDialog = Extract<Dialog, { type: 'affinity' }>;
export type IoPriorityDialog = Extract<Dialog, { type: 'ioPriority' }>;
export type ReniceDialog = Extract<Dialog, { type: 'renice' }>;
export type SchedulingDialog = AffinityDialog | IoPriorityDialog | ReniceDialog;

/** Enter, or `!` where that is not enough. */
export function acceptScheduling(
  state: State,
  dialog: SchedulingDialog,
  isForced: boolean,
): Next<State> {
  const trouble = dialog.seen?.trouble;
  if (trouble !== undefined) return only(said(state, trouble, 'bad'));
  const change = changeOf(dialog);
  if (typeof change === 'string') return only(said(state, change, 'bad'));
  if (dialog.warning !== undefined && !isForced) {
    return only(said(state, `${dialog.warning}: ! changes it all the same`, 'bad'));
  }
  return rescheduling({ ...state, dialog: undefined }, dialog.target, change);
}

/** The change asked for, and said; tags get nothing of it. */
export function rescheduling(
  state: State,
  target: SignalTarget,
  change: SchedulingChange,
): Next<State> {
  const text = `${target.pid} ${target.comm}: ${wishText(change)}: asking the kernel`;
  const effect = { type: 'reschedule', target, change } as const;
  return { state: said(state, text, 'note'), effects: [effect] };
}

/** Space on the marked CPU. */
export function withListedCpuToggled(state: State, dialog: AffinityDialog): State {
  const cpu = dialog.cpus[dialog.index];
  return cpu === undefined ? state : { ...state, dialog: withCpuToggled(dialog, cpu) };
}

/** Before it is read which it has, there is nothing to toggle. */
export function withCpuToggled(dialog: AffinityDialog, cpu: number): AffinityDialog {
  const { cpus, chosen } = dialog;
  if (!chosen) return dialog;
  const wanted = new Set(chosen);
  if (!wanted.delete(cpu)) wanted.add(cpu);
  return { ...dialog, chosen: cpus.filter((one) => wanted.has(one)) };
}

/** What the dialog stands for now, or why that is nothing. */
function changeOf(dialog: SchedulingDialog): SchedulingChange | string {
  switch (dialog.type) {
    case 'renice':
      return { type: 'nice', by: dialog.by };
    case 'affinity':
      if (!dialog.chosen) return notReadYet;
      if (dialog.chosen.length === 0) return 'a process needs at least one CPU';
      return { type: 'cpus', cpus: dialog.chosen };
    case 'ioPriority': {
      const priority = dialog.index === undefined ? undefined : ioPriorities[dialog.index];
      return priority ? { type: 'ioPriority', priority } : notReadYet;
    }
  }
}

const notReadYet = 'what it has now is not read yet';
