import type { Model } from '../model/model.js';
import type { TargetFacts } from '../sample/target-facts.js';
import type { Kin } from '../signals/kin.js';
import type { SignalTold } from '../signals/outcome.js';
import type { Plan } from '../signals/plan.js';
import type { SchedulingChange } from '../signals/scheduling-change.js';
import type { SchedulingOutcome } from '../signals/scheduling-outcome.js';
import type { SchedulingSeen } from '../signals/scheduling-seen.js';
import type { SweepOrder } from '../signals/sweep-order.js';
import type { Signal, SignalTarget } from '../signals/target.js';
import type { Action } from './action.js';
import type { Dialog } from './dialogs/dialog.js';
import type { PlanSeen } from './signalling/plan-seen.js';
import type { SweepSeen } from './signalling/sweep-seen.js';
import type { RecorderSeen } from './state.js';
import type { Jump } from './time/jump.js';
import type { RememberedBounds } from './time/looking-back.js';
import type { Past } from './time/past.js';
import type { Timeline } from './time/timeline.js';

export type ToldSignal = SignalTold & {
  readonly id: number;
  /** Monotonic: when it was sent, or found that it cannot be. */
  readonly sentAtMs: number;
};

/** What happened. */
export type Message =
  | { readonly type: 'keyPressed'; readonly key: string }
  /** By the mouse, on a screen that showed this dialog. */
  | { readonly type: 'acted'; readonly action: Action; readonly dialog: Dialog | undefined }
  | { readonly type: 'resized'; readonly width: number; readonly height: number }
  /** Time passes only so. */
  | { readonly type: 'tick'; readonly nowMs: number }
  | {
      readonly type: 'modelArrived';
      readonly model: Model;
      readonly frame?: number;
      /** What the charts remember of the frames before it, where these were not shown. */
      readonly past?: Past | undefined;
    }
  | { readonly type: 'intervalStretched'; readonly toMs: number | undefined }
  /** What was read of the picker's target just now; undefined: it is gone. */
  | {
      readonly type: 'targetSeen';
      readonly target: SignalTarget;
      readonly facts: TargetFacts | undefined;
    }
  /** The same of some of those in the list of whom a signal will reach. */
  | {
      readonly type: 'manySeen';
      /** The very list that was asked for. */
      readonly targets: readonly SignalTarget[];
      readonly seen: readonly {
        readonly target: SignalTarget;
        readonly facts: TargetFacts | undefined;
      }[];
    }
  /** What became of a signal; more may be told by the same id, until it is settled. */
  | ({ readonly type: 'signalTold' } & ToldSignal)
  /** Of some of many. */
  | {
      readonly type: 'sweepTold';
      readonly sweep: SweepSeen;
      readonly told: readonly ToldSignal[];
    }
  | { readonly type: 'planTold'; readonly plan: PlanSeen }
  /** How a target is scheduled now, for the dialog on it. */
  | {
      readonly type: 'schedulingSeen';
      readonly target: SignalTarget;
      readonly seen: SchedulingSeen;
    }
  | {
      readonly type: 'rescheduled';
      readonly target: SignalTarget;
      readonly change: SchedulingChange;
      readonly outcome: SchedulingOutcome;
    }
  | { readonly type: 'recordingEnded' }
  /** What is remembered is played now; once more where more of it is. */
  | {
      readonly type: 'lookedBack';
      readonly frame: number;
      readonly frameCount: number;
      readonly bounds: RememberedBounds;
    }
  /** All that is remembered was played. */
  | { readonly type: 'presentReached' }
  | { readonly type: 'recorderTold'; readonly recorder: RecorderSeen | undefined }
  | { readonly type: 'timelineArrived'; readonly timeline: Timeline }
  /** What a jump led to, or why it did not. */
  | { readonly type: 'noted'; readonly text: string }
  | { readonly type: 'troubled'; readonly text: string };

/** Whom signals are for. */
type PlannedFor = {
  /** In words. Raw text. */
  readonly name: string;
  readonly targets: readonly SignalTarget[];
  readonly order: SweepOrder;
  /** What makes a newcomer one of them: all are stopped first. */
  readonly kin?: Kin;
  /** To pid 1 and kernel threads, too. */
  readonly isForced: boolean;
};

/** What is to be done in the world; `perform` does it, and what comes of it is a message again. */
export type Effect =
  | { readonly type: 'quit' }
  | { readonly type: 'suspend' }
  | { readonly type: 'repaint' }
  /** The interval or the demand changed, or the pause ended: look again soon. */
  | { readonly type: 'resample' }
  | { readonly type: 'sendSignal'; readonly target: SignalTarget; readonly signal: Signal }
  | (PlannedFor & { readonly type: 'sweepSignal'; readonly signal: Signal })
  | (PlannedFor & { readonly type: 'runPlan'; readonly plan: Plan })
  | { readonly type: 'cancelPlan' | 'hurryPlan'; readonly id: number }
  /** So that it can be told what each signal would do to it. */
  | { readonly type: 'lookAtTarget'; readonly target: SignalTarget }
  | { readonly type: 'lookAtMany'; readonly targets: readonly SignalTarget[] }
  | {
      readonly type: 'lookAtScheduling';
      readonly target: SignalTarget;
      readonly what: SchedulingChange['type'];
    }
  | {
      readonly type: 'reschedule';
      readonly target: SignalTarget;
      readonly change: SchedulingChange;
    }
  | { readonly type: 'showFrame'; readonly frame: number }
  /** Shows what was before, from what is remembered. */
  | { readonly type: 'lookBack' }
  | { readonly type: 'goLive' }
  | { readonly type: 'saveMemory'; readonly path: string }
  | { readonly type: 'startRecorder'; readonly path: string }
  | { readonly type: 'stopRecorder' }
  | { readonly type: 'jump'; readonly jump: Jump };

export type Next<State> = { readonly state: State; readonly effects: readonly Effect[] };
