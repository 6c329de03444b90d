import { type Plan, planText, stepName } from '../../signals/plan.js';
import { formatCount } from '../../text/format-count.js';
import { formatSpan } from '../../text/format-duration.js';
import type { State, StatusLine } from '../state.js';
import { said } from '../status-line.js';

/** A plan that was begun, as far as it has come. */
export type PlanSeen = {
  readonly id: number;
  /** Whom it is for. Raw text. */
  readonly name: string;
  readonly plan: Plan;
  /** Of the step that is being sent, or was done last. */
  readonly stepIndex: number;
  /** Since that was done; undefined while it is being sent. */
  readonly waitedMs: number | undefined;
  readonly end?: PlanEndSeen;
};

export type PlanEndSeen = {
  readonly reason: 'allDead' | 'done' | 'cancelled' | 'nobody';
  /** The state letter of each that is still there. */
  readonly aliveStates: readonly string[];
};

/** Once it is over it is said, where the outcome of its last signal does not say all. */
export function withPlanTold(state: State, told: PlanSeen): State {
  const others = state.plans.filter(({ id }) => id !== told.id);
  if (!told.end) return { ...state, plans: [told, ...others].sort((one, two) => two.id - one.id) };
  const next = { ...state, plans: others };
  const text = planEndText(told, told.end);
  return text === undefined ? next : said(next, text, kindOf(told.end));
}

/** `TERM sent, KILL in 3.2 s`. */
export function planProgressText({ plan, stepIndex, waitedMs }: PlanSeen): string {
  const step = plan[stepIndex];
  const next = plan[stepIndex + 1];
  if (!step || !next || waitedMs === undefined) return `sending ${step ? stepName(step) : ''}`;
  const leftMs = Math.max(0, next.afterMs - waitedMs);
  return `${stepName(step)} sent, ${stepName(next)} in ${formatSpan(leftMs)}`;
}

/** How much of the pause is over, from 0 to 1. */
export function planProgress({ plan, stepIndex, waitedMs = 0 }: PlanSeen): number {
  const { afterMs = 0 } = plan[stepIndex + 1] ?? {};
  return afterMs > 0 ? Math.min(1, waitedMs / afterMs) : 1;
}

/** Undefined where what became of the last signal says it. Raw text. */
export function planEndText({ name, plan, stepIndex }: PlanSeen, end: PlanEndSeen) {
  const whose = `${planText(plan)} → ${name}`;
  const last = plan[stepIndex];
  const next = plan[stepIndex + 1];
  const did = last ? stepName(last) : '';
  switch (end.reason) {
    case 'allDead':
      return `${whose}: ended after ${did}${next?.signal ? `, no ${stepName(next)} is sent` : ''}`;
    case 'cancelled':
      return `${whose}: cancelled after ${did}, nothing more is sent`;
    case 'done':
      return last?.signal ? undefined : `${whose}: ${stillThere(end.aliveStates)}`;
    case 'nobody':
      return undefined;
  }
}

function stillThere(states: readonly string[]): string {
  const letters = [...new Set(states)].join(', ');
  if (states.length === 0) return 'not there any more';
  return states.length === 1
    ? `still there (${letters})`
    : `${formatCount(states.length)} still there (${letters})`;
}

function kindOf({ reason }: PlanEndSeen): StatusLine['kind'] {
  return reason === 'allDead' ? 'good' : 'note';
}
