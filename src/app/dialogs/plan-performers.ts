import type { Next } from '../message.js';
import { only, type Performers } from '../performer.js';
import type { State } from '../state.js';
import { said } from '../status-line.js';
import type { PlanDialog } from './dialog.js';
import { typeInDialog } from './dialog-actions.js';
import {
  openPlan,
  withNextPlan,
  withPause,
  withStepAdded,
  withStepRemoved,
} from './plan-dialog.js';

/** Plans: made in a dialog, and what is done to the one that was begun last. */
export const planPerformers: Performers<
  'openPlan' | 'nextPlan' | 'changePause' | 'addStep' | 'removeStep' | 'cancelPlan' | 'hurryPlan'
> = {
  openPlan: (state, { letter }, tableRows) => {
    const isTyping = state.dialog?.type === 'picker' && state.dialog.typed !== '';
    if (letter !== undefined && isTyping) return only(typeInDialog(state, letter, tableRows));
    return only(openPlan(state));
  },
  nextPlan: (state) => only(changed(state, withNextPlan)),
  changePause: (state, { sign }) => only(changed(state, (dialog) => withPause(dialog, sign))),
  addStep: (state) => only(changed(state, withStepAdded)),
  removeStep: (state) => only(changed(state, withStepRemoved)),
  cancelPlan: (state) => toNewest(state, 'cancelPlan'),
  hurryPlan: (state) => toNewest(state, 'hurryPlan'),
};

function changed(state: State, change: (dialog: PlanDialog) => PlanDialog): State {
  const { dialog } = state;
  return dialog?.type === 'plan' ? { ...state, dialog: change(dialog) } : state;
}

function toNewest(state: State, type: 'cancelPlan' | 'hurryPlan'): Next<State> {
  const [newest] = state.plans;
  if (!newest) return only(said(state, 'no plan is underway: F9, then e makes one', 'note'));
  return { state, effects: [{ type, id: newest.id }] };
}
