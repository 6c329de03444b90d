import { childProcesses, subtreeOf } from '../model/child-processes.js';
import type { Model } from '../model/model.js';
import type { Process, ProcessKey } from '../model/process.js';
import { parseTarget } from './asked-target.js';
import { type Refusal, standingRefusal } from './refusal.js';
import { type SignalTarget, targetOf } from './target.js';

/** Who gets it beside those that are named. */
export type Scope = 'process' | 'tree' | 'group';

/** A process that a signal is aimed at, or a word that names none; with a reason where nothing may be sent. */
export type Aim = {
  /** As the user wrote it. */
  readonly asked: string;
  readonly target?: SignalTarget;
  /** Meant by the tree or the group of the one that is named: where it ends before its turn, nothing is amiss. */
  readonly isKin?: true;
  readonly refusal?: string;
};

/** In the order of the words, a tree level by level. Each process once. */
export function aimsOf(
  words: readonly string[],
  model: Model,
  { scope, isForced }: { readonly scope: Scope; readonly isForced: boolean },
): readonly Aim[] {
  const seen = new Set<ProcessKey>();
  const namedBys = words.map((asked) => ({ asked, named: namedBy(asked, model) }));
  const allNamed = new Set(namedBys.map(({ named }) => named));
  return namedBys.flatMap(({ asked, named }) => {
    if (typeof named === 'string') return [{ asked, refusal: named }];
    const refusal = scope === 'group' ? groupRefusal(named, model) : undefined;
    return inScope(named, model, scope).flatMap((process): readonly Aim[] => {
      if (seen.has(process.key)) return [];
      seen.add(process.key);
      const aim = aimAt(asked, process, model, isForced, refusal);
      return [allNamed.has(process) ? aim : { ...aim, isKin: true }];
    });
  });
}

function aimAt(
  asked: string,
  process: Process,
  { sample }: Model,
  isForced: boolean,
  ofGroup: string | undefined,
): Aim {
  const target = targetOf(process);
  const own = standingRefusal(target, sample.viewer, isForced);
  const refusal = own ? withForce(own) : ofGroup;
  return { asked, target, ...(refusal === undefined ? {} : { refusal }) };
}

function withForce({ reason, canBeForced }: Refusal): string {
  return canBeForced ? `${reason}; --force lifts this` : reason;
}

/** The process, or why there is none. */
function namedBy(asked: string, { processes }: Model): Process | string {
  const wanted = parseTarget(asked);
  if (!wanted) {
    const isSignalMeant = asked.startsWith('-');
    return `expected PID or PID:startTicks, a pid from 1 on${isSignalMeant ? '; a signal is named by -s' : ''}`;
  }
  const process = processes.list.findLast(({ sample }) => sample.pid === wanted.pid);
  if (!process) return 'no such process';
  const { startTicks } = process.sample;
  if (wanted.startTicks === undefined || wanted.startTicks === startTicks) return process;
  return `now another process (started at tick ${startTicks}, not ${wanted.startTicks})`;
}

function inScope(named: Process, model: Model, scope: Scope): readonly Process[] {
  if (scope === 'tree') return subtreeOf(named, childProcesses(model));
  if (scope === 'process') return [named];
  const { pgrp } = named.sample;
  return model.processes.list.filter(({ sample }) => sample.pgrp === pgrp);
}

/** Why a process group as a whole gets no signal. */
export function groupRefusal({ sample: { pgrp } }: Process, { sample: { viewer } }: Model) {
  if (pgrp === 0) return 'it is in no process group of this pid namespace';
  return pgrp === viewer.pgrp ? `process group ${pgrp} is treetop's own` : undefined;
}
