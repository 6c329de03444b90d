import { formatSpan } from '../text/format-duration.js';
import type { Signal } from './target.js';

export type PlanStep = {
  /** Absent: nothing is sent, it is only looked who is still there. */
  readonly signal?: Signal;
  /** Since the step before was sent; of the first 0. */
  readonly afterMs: number;
};

/** Signals one after the other, each for whom is still there then. */
export type Plan = readonly [PlanStep, ...PlanStep[]];

/** `TERM, then KILL after 5 s`. */
export function planText([first, ...others]: Plan): string {
  const steps = others.map((step) => `, then ${stepName(step)} after ${formatSpan(step.afterMs)}`);
  return `${stepName(first)}${steps.join('')}`;
}

export function stepName({ signal }: PlanStep): string {
  return signal?.name ?? 'check';
}
