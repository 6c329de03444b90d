import type { TextFilter } from '../../columns/filter.js';
import type { ProcessKey } from '../../model/process.js';
import type { CatalogueSignal } from '../../model/signal-catalogue.js';
import type { Plan } from '../../signals/plan.js';
import type { Prediction } from '../../signals/prediction.js';
import type { SchedulingSeen } from '../../signals/scheduling-seen.js';
import type { SweepOrder } from '../../signals/sweep-order.js';
import type { SignalTarget } from '../../signals/target.js';
import type { ScopeAims, SignalScope } from '../signalling/signal-scope.js';
import type { Selection } from '../table/selection.js';

export type PickerDialog = {
  readonly type: 'picker';
  readonly target: SignalTarget;
  readonly scope: SignalScope;
  /** Index into the catalogue. */
  readonly index: number;
  /** Digits or letters typed so far, to find a signal by number or name. */
  readonly typed: string;
  /** Why Enter alone does not send to this target. */
  readonly warning: string | undefined;
  /** What each signal of the catalogue would do; undefined until it is read. */
  readonly foretold: readonly Prediction[] | 'gone' | undefined;
};

/** Signals one after the other, before the first is sent. */
export type PlanDialog = {
  readonly type: 'plan';
  /** Where it was opened, and one goes back to. */
  readonly picker: PickerDialog;
  readonly plan: Plan;
  /** The step that is marked. */
  readonly index: number;
  /** Letters typed so far, to give that step another signal. */
  readonly typed: string;
};

/** Before a signal goes to many. */
type SweepDialog = ScopeAims & {
  readonly type: 'sweep';
  /** Where it was chosen, and one goes back to. */
  readonly picker: PickerDialog;
  readonly signal: CatalogueSignal;
  readonly order: SweepOrder;
  /** Of which the signal is the first step. */
  readonly plan?: Plan;
  /** What it would do to each as it was when the list opened, as far as that is read. */
  readonly foretold: ReadonlyMap<ProcessKey, Prediction | 'gone'>;
  readonly top: number;
};

/** What lies over the table and takes the keys. */
export type Dialog =
  | { readonly type: 'help'; readonly top: number }
  | PickerDialog
  | PlanDialog
  | SweepDialog
  /** Before the nice value of one is changed that needs a second word. */
  | {
      readonly type: 'renice';
      readonly target: SignalTarget;
      readonly by: 1 | -1;
      readonly warning: string;
      /** Undefined until it is read. */
      readonly seen: SchedulingSeen | undefined;
    }
  | {
      readonly type: 'affinity';
      readonly target: SignalTarget;
      readonly warning: string | undefined;
      /** Those that are online, ascending. */
      readonly cpus: readonly number[];
      /** Index into these. */
      readonly index: number;
      /** Ascending; undefined until it is read which it has. */
      readonly chosen: readonly number[] | undefined;
      readonly seen: SchedulingSeen | undefined;
    }
  | {
      readonly type: 'ioPriority';
      readonly target: SignalTarget;
      readonly warning: string | undefined;
      /** Index into all there are; undefined until it is read which it has. */
      readonly index: number | undefined;
      readonly seen: SchedulingSeen | undefined;
    }
  /** Index into all columns. */
  | { readonly type: 'sort'; readonly index: number }
  | {
      readonly type: 'search';
      readonly text: string;
      /** What was selected and folded before: each letter searches from there, and Esc goes back. */
      readonly startedAt: Selection;
      readonly foldedAtStart: ReadonlySet<ProcessKey>;
      readonly isMissed: boolean;
    }
  | { readonly type: 'interval'; readonly text: string }
  /** For what is remembered, or for a recorder. */
  | { readonly type: 'file'; readonly purpose: 'save' | 'record'; readonly text: string }
  /** Why what is typed is no place in a recording, once Enter was pressed. */
  | { readonly type: 'jump'; readonly text: string; readonly mistake: string | undefined }
  | {
      readonly type: 'columns';
      /** The ids of all but the command, in the order in which those shown stand on the screen. */
      readonly order: readonly string[];
      readonly index: number;
    }
  /** Index into the classes. */
  | { readonly type: 'classes'; readonly index: number }
  | {
      readonly type: 'users';
      /** The marked one; undefined is all users. */
      readonly uid: number | undefined;
      /** Letters typed so far, to find one by name or number. */
      readonly typed: string;
    }
  | {
      readonly type: 'filter';
      readonly text: string;
      /** What Esc goes back to. */
      readonly before: TextFilter | undefined;
      readonly foldedAtStart: ReadonlySet<ProcessKey>;
      /** What the user aimed at: the rows that come and go while typing do not change it. */
      readonly aimedAt: Selection;
      /** Why what is typed is no filter; the last that was one holds meanwhile. */
      readonly mistake: string | undefined;
    };

/** Those that are a line to type in, in the place of the status line: the table stays in view. */
export const promptDialogs: ReadonlySet<Dialog['type']> = new Set([
  'search',
  'interval',
  'filter',
  'jump',
  'file',
]);
