import { childProcesses, subtreeOf } from '../../model/child-processes.js';
import type { Model } from '../../model/model.js';
import type { Process, ProcessKey } from '../../model/process.js';
import { groupRefusal } from '../../signals/aims.js';
import { type Kin, kinOf } from '../../signals/kin.js';
import { type Refusal, refusalOf } from '../../signals/refusal.js';
import { type SignalTarget, targetOf } from '../../signals/target.js';
import { keptProcesses } from '../rows/kept-processes.js';
import type { State } from '../state.js';

/** Whom a signal is for, seen from the process that the picker is open on. */
export const signalScopes = ['this', 'tagged', 'subtree', 'group', 'session', 'filtered'] as const;
export type SignalScope = (typeof signalScopes)[number];

/** Who gets it, and who does not and why. */
export type ScopeAims = {
  readonly hits: readonly SignalTarget[];
  readonly spared: readonly Spared[];
};

export type Spared = Refusal & { readonly target: SignalTarget };

/** What makes a newcomer one of them; undefined: only those that are listed are meant. */
export const kinOfScope: Readonly<Record<SignalScope, Kin | undefined>> = {
  this: undefined,
  tagged: undefined,
  subtree: 'subtree',
  group: 'group',
  session: 'session',
  filtered: undefined,
};

type Ground = Pick<State, 'tagged' | 'filter' | 'show'>;

export function aimsOfScope(
  scope: SignalScope,
  key: ProcessKey,
  model: Model,
  ground: Ground,
): ScopeAims {
  const process = model.processes.get(key);
  const hits: SignalTarget[] = [];
  const spared: Spared[] = [];
  const ofAll = process && refusalOfAll(scope, process, model);
  for (const one of processesOf(scope, key, model, ground)) {
    const target = targetOf(one);
    const refusal = refusalOf(target, model.sample.viewer) ?? ofAll ?? helperRefusal(one, model);
    if (refusal) spared.push({ ...refusal, target });
    else hits.push(target);
  }
  return { hits, spared };
}

function processesOf(
  scope: SignalScope,
  key: ProcessKey,
  model: Model,
  { tagged, filter, show }: Ground,
): readonly Process[] {
  const isThere = ({ state }: Process) => state !== 'X';
  if (scope === 'tagged') {
    return model.processes.list.filter((one) => tagged.has(one.key) && isThere(one));
  }
  if (scope === 'filtered') return filteredOf(model, filter, show).filter(isThere);
  const process = model.processes.get(key);
  return process ? kinOf(kinOfScope[scope] ?? 'none', process, model) : [];
}

/** All that match, folded or not; none where nothing narrows the table: all are no scope. */
function filteredOf(
  model: Model,
  filter: State['filter'],
  show: State['show'],
): readonly Process[] {
  const { classes, uid, textFilter, subtree } = show;
  if ([filter, classes, uid, textFilter, subtree].every((one) => one === undefined)) return [];
  const top = subtree === undefined ? undefined : model.processes.get(subtree);
  const below = top ? subtreeOf(top, childProcesses(model)) : model.processes.list;
  const kept = keptProcesses(model, filter, show);
  return kept ? below.filter((one) => kept.matches.has(one.key)) : below;
}

/** What no key lifts: it would take this terminal along, or all there is. */
function refusalOfAll(scope: SignalScope, process: Process, model: Model): Refusal | undefined {
  const reason = reasonOfAll(scope, process, model);
  return reason === undefined ? undefined : { reason, canBeForced: false };
}

function reasonOfAll(scope: SignalScope, process: Process, model: Model): string | undefined {
  const { sample } = process;
  if (scope === 'subtree' && sample.pid === 1) return 'below pid 1 is the whole machine';
  if (scope === 'group') return groupRefusal(process, model);
  if (scope !== 'session') return undefined;
  if (sample.session === 0) return 'it is in no session of this pid namespace';
  const isOurs = sample.session === model.sample.viewer.session;
  return isOurs ? `session ${sample.session} is treetop's own` : undefined;
}

/** What treetop has started reads for it. */
function helperRefusal({ sample }: Process, model: Model): Refusal | undefined {
  const isOurs = sample.ppid === model.sample.viewer.pid;
  return isOurs ? { reason: `${sample.pid} works for treetop`, canBeForced: false } : undefined;
}
