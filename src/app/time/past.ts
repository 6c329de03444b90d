import { type History, newestPoint, remembered } from '../../model/history.js';
import { type HostPoint, hostPoint } from '../../model/host-point.js';
import type { Model } from '../../model/model.js';
import { type ProcessPoint, processPoint, type Subject } from '../../model/process-point.js';
import type { SubtreeSums } from '../../model/subtree-sums.js';
import { chartSubject } from '../charts.js';
import { basisOf } from '../rows/rows-basis.js';
import type { State } from '../state.js';

/** What is remembered for the charts: of the machine always, of a process since it was selected. */
export type Past = {
  readonly host: History<HostPoint>;
  readonly process: ProcessPast | undefined;
};

export type ProcessPast = { readonly subject: Subject; readonly history: History<ProcessPoint> };

/** One point more where a model came; another process from now on where another was selected. */
export function withPast(state: State): State {
  const { model, past } = state;
  if (!model) return state;
  const subject = chartSubject(state);
  // Live again it may be the very model of before.
  const isNew = !past || newestPoint(past.host).atMs !== model.sample.monotonicMs;
  if (!isNew && isSame(past.process?.subject, subject)) return state;
  const host = isNew ? remembered(past?.host, model.sample.boot.id, hostPoint(model)) : past.host;
  const process = subject && processPast(past, subject, model, sumsShown(state, subject));
  return { ...state, past: { host, process } };
}

/** The same of a model that is not shown. */
export function pastAfter(
  past: Past | undefined,
  model: Model,
  subject: Subject | undefined,
): Past {
  const host = remembered(past?.host, model.sample.boot.id, hostPoint(model));
  return { host, process: subject && processPast(past, subject, model, undefined) };
}

function processPast(
  past: Past | undefined,
  subject: Subject,
  model: Model,
  sums: SubtreeSums | undefined,
): ProcessPast {
  const former = isSame(past?.process?.subject, subject) ? past?.process?.history : undefined;
  const history = remembered(former, model.sample.boot.id, processPoint(model, subject, sums));
  return { subject, history };
}

/** Those that its folded row shows, where these are of all that is below it. */
function sumsShown({ rows, selection }: State, { key }: Subject): SubtreeSums | undefined {
  const row = rows[selection.cursor];
  const isOfAll = basisOf(rows)?.kept === undefined;
  return isOfAll && row?.process.key === key ? row.sums : undefined;
}

function isSame(one: Subject | undefined, other: Subject | undefined): boolean {
  return one?.key === other?.key && one?.isSubtree === other?.isSubtree;
}
