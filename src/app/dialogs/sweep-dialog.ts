import type { CatalogueSignal } from '../../model/signal-catalogue.js';
import { type Plan, planText } from '../../signals/plan.js';
import { formatCount } from '../../text/format-count.js';
import type { Next } from '../message.js';
import { only } from '../performer.js';
import { aimsOfScope, kinOfScope, signalScopes } from '../signalling/signal-scope.js';
import type { State } from '../state.js';
import { said } from '../status-line.js';
import type { Dialog, PickerDialog } from './dialog.js';

export type SweepDialog = Extract<Dialog, { type: 'sweep' }>;

/** The picker for the next scope in which there is anybody. */
export function withScopeMoved(state: State, sign: 1 | -1): State {
  const { dialog, model } = state;
  if (dialog?.type !== 'picker' || !model) return state;
  const count = signalScopes.length;
  const here = signalScopes.indexOf(dialog.scope);
  for (let step = 1; step < count; step += 1) {
    const scope = signalScopes[(here + sign * step + count * count) % count] ?? 'this';
    const { hits, spared } = aimsOfScope(scope, dialog.target.key, model, state);
    if (scope === 'this' || hits.length + spared.length > 0) {
      return { ...state, dialog: { ...dialog, scope } };
    }
  }
  return state;
}

/** The list of whom a signal will reach, before it is sent: as they are now, whoever comes and goes. */
export function openSweep(
  state: State,
  picker: PickerDialog,
  signal: CatalogueSignal,
  plan?: Plan,
): Next<State> {
  const { model } = state;
  const { scope, target } = picker;
  if (!model) return only(state);
  const { hits, spared } = aimsOfScope(scope, target.key, model, state);
  if (hits.length + spared.length === 0) {
    return only(said(state, `nobody is ${nobody[scope]}`, 'bad'));
  }
  const foretold: SweepDialog['foretold'] = new Map();
  const dialog: SweepDialog = {
    ...{ type: 'sweep', picker, signal, hits, spared, foretold, top: 0, order: 'leavesFirst' },
    ...(plan === undefined ? {} : { plan }),
  };
  const effects = [{ type: 'lookAtMany', targets: hits } as const];
  return { state: { ...state, status: undefined, dialog }, effects };
}

/** `y` sends to those that need no second word, `!` to these as well. Enter, which may be held down, does nothing. */
export function acceptSweep(state: State, dialog: SweepDialog, isForced: boolean): Next<State> {
  const { picker, signal, hits, spared, plan, order } = dialog;
  const forced = isForced ? spared.filter(({ canBeForced }) => canBeForced) : [];
  const targets = [...hits, ...forced.map(({ target }) => target)];
  if (targets.length === 0) return only(said(state, 'none of these gets a signal', 'bad'));
  const name = scopeName(picker);
  const closed = { ...state, dialog: undefined, lastSignal: signal.name };
  const kin = kinOfScope[picker.scope];
  const whom = { name, targets, order, isForced, ...(kin === undefined ? {} : { kin }) };
  const what = plan ? planText(plan) : signal.name;
  const text = `${what} → ${name}: sending to ${formatCount(targets.length)}`;
  if (plan)
    return { state: said(closed, text, 'note'), effects: [{ ...whom, type: 'runPlan', plan }] };
  return {
    state: said({ ...closed, repeatable: signal }, text, 'note'),
    effects: [{ ...whom, type: 'sweepSignal', signal }],
  };
}

/** Esc: to where the list was opened. */
export function beforeSweep({ picker, plan }: SweepDialog): Dialog {
  return plan ? { type: 'plan', picker, plan, index: 0, typed: '' } : picker;
}

export function withOrderTurned(state: State): State {
  const { dialog } = state;
  if (dialog?.type !== 'sweep') return state;
  const order = dialog.order === 'leavesFirst' ? 'rootFirst' : 'leavesFirst';
  return { ...state, dialog: { ...dialog, order } };
}

/** `subtree of 9310 tar`. Raw text. */
export function scopeName({ scope, target }: PickerDialog): string {
  if (scope === 'this') return `${target.pid} ${target.comm}`;
  if (scope === 'tagged') return 'all tagged';
  if (scope === 'filtered') return 'all that match';
  return `${scope} of ${target.pid} ${target.comm}`;
}

const nobody: Readonly<Record<PickerDialog['scope'], string>> = {
  this: 'there any more',
  tagged: 'tagged',
  subtree: 'there any more',
  group: 'there any more',
  session: 'there any more',
  filtered: 'matched',
};
