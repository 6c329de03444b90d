import { parseSignal, signalOfNumber } from '../../model/parse-signal.js';
import { type CatalogueSignal, signalCatalogue } from '../../model/signal-catalogue.js';
import type { Plan, PlanStep } from '../../signals/plan.js';
import { planText } from '../../signals/plan.js';
import type { Next } from '../message.js';
import { only } from '../performer.js';
import type { State } from '../state.js';
import { said } from '../status-line.js';
import type { PickerDialog, PlanDialog } from './dialog.js';
import { signalNamed } from './picker.js';
import { openSweep, scopeName } from './sweep-dialog.js';

/** Before a step, in s: Left and Right go through these. */
const pausesSeconds = [0.5, 1, 2, 3, 5, 10, 15, 20, 30, 60, 120, 300, 600, 1800, 3600];
const usualPauseMs = 5000;
const mostSteps = 8;

/** Tab goes through these, after the one that goes with the signal that is marked in the picker. */
const usualPlans: readonly (readonly [string, ...(readonly [string | undefined, number])[]])[] = [
  ['TERM', ['KILL', 5000]],
  ['INT', ['TERM', 2000], ['KILL', 5000]],
  ['HUP', [undefined, 3000]],
  ['STOP', ['CONT', 10_000]],
];

/** A plan that begins with the signal that is marked. */
export function openPlan(state: State): State {
  const { dialog: picker } = state;
  const signal = picker?.type === 'picker' ? signalCatalogue[picker.index] : undefined;
  if (picker?.type !== 'picker' || !signal) return state;
  const dialog = { type: 'plan', picker, plan: planFrom(signal), index: 0, typed: '' } as const;
  return { ...state, status: undefined, dialog };
}

function planFrom(signal: CatalogueSignal): Plan {
  const usual = allUsual().find(([first]) => first.signal?.number === signal.number);
  if (usual) return usual;
  const first = { signal, afterMs: 0 };
  return [first, nextAfter([first])];
}

/** A last resort, or where there is one already, a look. */
function nextAfter(steps: readonly PlanStep[]): PlanStep {
  const isKillThere = steps.some(({ signal }) => signal?.name === 'KILL');
  return stepOf(isKillThere ? undefined : 'KILL', usualPauseMs);
}

function allUsual(): readonly Plan[] {
  return usualPlans.map(
    ([first, ...others]): Plan => [
      stepOf(first, 0),
      ...others.map(([name, afterMs]) => stepOf(name, afterMs)),
    ],
  );
}

function stepOf(name: string | undefined, afterMs: number): PlanStep {
  const signal = name === undefined ? undefined : parseSignal(name);
  return signal ? { signal, afterMs } : { afterMs };
}

export function withNextPlan(dialog: PlanDialog): PlanDialog {
  const all = allUsual();
  const at = all.findIndex((plan) => planText(plan) === planText(dialog.plan));
  return { ...dialog, plan: all[(at + 1) % all.length] ?? dialog.plan, index: 0, typed: '' };
}

/** A longer or shorter pause before the step that is marked. */
export function withPause(dialog: PlanDialog, sign: 1 | -1): PlanDialog {
  const step = dialog.plan[dialog.index];
  if (!step || dialog.index === 0) return dialog;
  const nowSeconds = step.afterMs / 1000;
  const next =
    sign > 0
      ? pausesSeconds.find((seconds) => seconds > nowSeconds)
      : pausesSeconds.findLast((seconds) => seconds < nowSeconds);
  return next === undefined ? dialog : withStep(dialog, { ...step, afterMs: next * 1000 });
}

/** One more step behind the one that is marked. */
export function withStepAdded(dialog: PlanDialog): PlanDialog {
  const { plan, index } = dialog;
  if (plan.length >= mostSteps) return dialog;
  return {
    ...dialog,
    plan: planWith(plan.toSpliced(index + 1, 0, nextAfter(plan))),
    index: index + 1,
    typed: '',
  };
}

export function withStepRemoved(dialog: PlanDialog): PlanDialog {
  const { plan, index } = dialog;
  if (plan.length === 1) return dialog;
  const left = plan.toSpliced(index, 1);
  // The first sends at once, and a look at nothing is no beginning.
  const first = left[0]?.signal ? { ...left[0], afterMs: 0 } : undefined;
  if (!first) return dialog;
  const steps = planWith([first, ...left.slice(1)]);
  return { ...dialog, plan: steps, index: Math.min(index, steps.length - 1), typed: '' };
}

/** The step with the signal that what was typed names; `check` is none. */
export function withStepTyped(dialog: PlanDialog, typed: string): PlanDialog {
  const { plan, index } = dialog;
  const step = plan[index];
  const next = { ...dialog, typed };
  const signal = signalNamed(typed);
  if (step && signal) return withStep(next, { signal, afterMs: step.afterMs });
  return step && index > 0 && isCheck(typed) ? withStep(next, { afterMs: step.afterMs }) : next;
}

/** What was typed names neither a signal nor, where that may be, a look. */
export function isNamingNoStep({ typed, index }: PlanDialog): boolean {
  return typed !== '' && !signalNamed(typed) && !(index > 0 && isCheck(typed));
}

function isCheck(typed: string): boolean {
  return typed !== '' && 'CHECK'.startsWith(typed.toUpperCase());
}

function withStep(dialog: PlanDialog, step: PlanStep): PlanDialog {
  return { ...dialog, plan: planWith(dialog.plan.with(dialog.index, step)) };
}

function planWith(steps: readonly PlanStep[]): Plan {
  const [first, ...others] = steps;
  if (!first) throw new Error('a plan has a step');
  return [first, ...others];
}

/** Enter: for one at once, for many with the list of whom it will reach. */
export function acceptPlan(state: State, dialog: PlanDialog, isForced: boolean): Next<State> {
  const { picker, plan } = dialog;
  const signal = signalOfNumber(plan[0].signal?.number ?? 0);
  if (!signal) return only(state);
  if (isNamingNoStep(dialog)) {
    return only(said(state, `no signal is called ${dialog.typed}`, 'bad'));
  }
  if (picker.scope !== 'this') return openSweep(state, picker, signal, plan);
  if (picker.warning !== undefined && !isForced) {
    return only(said(state, `${picker.warning}: ! begins it all the same`, 'bad'));
  }
  return begun(state, picker, plan, isForced);
}

function begun(state: State, picker: PickerDialog, plan: Plan, isForced: boolean): Next<State> {
  const name = scopeName(picker);
  const targets = [picker.target];
  const lastSignal = plan[0].signal?.name ?? state.lastSignal;
  const closed = { ...state, dialog: undefined, lastSignal };
  return {
    state: said(closed, `${planText(plan)} → ${name}`, 'note'),
    effects: [{ type: 'runPlan', name, plan, targets, order: 'leavesFirst', isForced }],
  };
}
