import { formatCount } from '../text/format-count.js';
import { type Obstacle, obstacleText } from './obstacle.js';
import { nameOfChange, type SchedulingChange, wishText } from './scheduling-change.js';
import type { SignalTarget } from './target.js';

/** What became of a change, read back from the kernel. Values as sentences show them. */
export type SchedulingOutcome =
  | {
      readonly type: 'changed';
      readonly from: string;
      readonly to: string;
      /** All that it has; more than one is said. */
      readonly threads: number;
      /** Why that may not be seen or felt. */
      readonly remark?: string;
    }
  /** As it was, and as it was asked for. */
  | { readonly type: 'unchanged'; readonly now: string; readonly reason: string }
  /** The call succeeded, and something else is there. */
  | { readonly type: 'tookOther'; readonly asked: string; readonly took: string }
  /** Some threads have it, and others have not. */
  | {
      readonly type: 'partly';
      readonly to: string;
      readonly changed: number;
      readonly threads: number;
      readonly reason: string;
    }
  /** The call succeeded, and what came of it could not be read. */
  | { readonly type: 'unseen'; readonly reason: string }
  | { readonly type: 'denied'; readonly reason: string }
  | Obstacle
  /** While it was changed: who has its pid now may have got it instead. */
  | { readonly type: 'replacedMeanwhile'; readonly startTicks: number }
  | { readonly type: 'refused'; readonly reason: string }
  | { readonly type: 'failed'; readonly reason: string };

/** `9310 tar: nice 0 → 1, all 12 threads`. Raw text: the name has not passed the sanitiser. */
export function schedulingOutcomeText(
  target: SignalTarget,
  change: SchedulingChange,
  outcome: SchedulingOutcome,
): string {
  return `${target.pid} ${target.comm}: ${words(outcome, target, change)}`;
}

function words(outcome: SchedulingOutcome, target: SignalTarget, change: SchedulingChange): string {
  const name = nameOfChange[change.type];
  switch (outcome.type) {
    case 'changed':
      return `${name} ${outcome.from} → ${outcome.to}${manyThreads(outcome.threads)}${remarkText(outcome.remark)}`;
    case 'unchanged':
      return `${name} stays ${outcome.now}: ${outcome.reason}`;
    case 'tookOther':
      return `${name}: the kernel took ${outcome.took}, not ${outcome.asked}`;
    case 'partly':
      return `${name} ${outcome.to} in ${outcome.changed} of ${outcome.threads} threads: ${outcome.reason}`;
    case 'unseen':
      return `${wishText(change)} taken, but not read back: ${outcome.reason}`;
    case 'denied':
      return `denied: ${outcome.reason}`;
    case 'replacedMeanwhile':
      return `gone meanwhile; who has its pid now (started at tick ${outcome.startTicks}) may have got the ${name}`;
    case 'refused':
    case 'failed':
      return `${name} not changed: ${outcome.reason}`;
    default:
      return `${name} not changed: ${obstacleText(outcome, target)}`;
  }
}

function manyThreads(count: number): string {
  return count > 1 ? `, all ${formatCount(count)} threads` : '';
}

function remarkText(remark: string | undefined): string {
  return remark === undefined ? '' : `; ${remark}`;
}
