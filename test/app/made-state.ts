import { type InitialOptions, initialState } from '../../src/app/initial-state.js';
import type { Effect, Message } from '../../src/app/message.js';
import type { State } from '../../src/app/state.js';
import { update } from '../../src/app/update.js';
import type { Model } from '../../src/model/model.js';
import { nextModel } from '../../src/model/next-model.js';
import type { Viewer } from '../../src/sample/host-sample.js';
import type { ProcessSample } from '../../src/sample/process-sample.js';
import { row, sampleAt } from '../model/made-sample.js';

/** treetop is 900, its shell 800. */
export const viewer: Viewer = {
  pid: 900,
  uid: 0,
  gids: [0],
  ancestorPids: [900, 800, 1],
  canSignal: true,
};

const kernelThread = 0x200000;

/**
 * 1 init ─┬ 10 alpha ─ 11 beta ─ 12 gamma
 *         ├ 20 delta ─ 30 epsilon (a zombie)
 *         └ 800 shell ─ 900 treetop
 * 2 kthreadd
 */
export const family: readonly ProcessSample[] = [
  named(1, 'init', 0),
  { ...named(2, 'kthreadd', 0), flags: kernelThread },
  named(10, 'alpha', 1),
  named(11, 'beta', 10),
  named(12, 'gamma', 11),
  named(20, 'delta', 1),
  { ...named(30, 'epsilon', 20), stateCode: 'Z' },
  named(800, 'shell', 1),
  named(900, 'treetop', 800),
];

/** Owned by ana, started at tick `pid`. */
export function named(pid: number, comm: string, ppid: number): ProcessSample {
  const uids = [1000, 1000, 1000, 1000];
  return row({ pid, comm, ppid, status: { readAtMs: 0, uids, gids: [] } });
}

export function without(...pids: readonly number[]): readonly ProcessSample[] {
  return family.filter(({ pid }) => !pids.includes(pid));
}

export function changed(pid: number, change: Partial<ProcessSample>): readonly ProcessSample[] {
  return family.map((one) => (one.pid === pid ? { ...one, ...change } : one));
}

/** A model from the one before and what is there now, a second later. */
export function after(before: Model | undefined, rows: readonly ProcessSample[]): Model {
  const monotonicMs = (before?.sample.monotonicMs ?? 0) + 1000;
  const sorted = rows.toSorted((one, other) => one.pid - other.pid);
  return nextModel(before, { ...sampleAt(monotonicMs, sorted), viewer });
}

export const familyModel: Model = after(undefined, family);

/** A screen without a model: 80x24, a tree by pid, live. */
export function blankScreen(options: Partial<InitialOptions> = {}): State {
  return initialState({
    width: 80,
    height: 24,
    intervalMs: 1000,
    isTree: true,
    sort: undefined,
    filter: undefined,
    isReadOnly: false,
    frameCount: undefined,
    version: '0.0.0',
    ...options,
  });
}

/** The screen with the family on it. */
export function familyScreen(options: Partial<InitialOptions> = {}): State {
  return played(blankScreen(options), familyModel).state;
}

/** A key by its name, a model that arrives, or any message. */
export type Step = string | Model | Message;

/** The state after the steps, and all effects that they had. */
export function played(state: State, ...steps: readonly Step[]) {
  let now = state;
  const effects: Effect[] = [];
  for (const step of steps) {
    const next = update(now, messageOf(step));
    now = next.state;
    effects.push(...next.effects);
  }
  return { state: now, effects };
}

/** The state with the cursor on that process: the way there is the user's. */
export function aimedAt(state: State, pid: number): State {
  const { rows } = state;
  const index = rows.findIndex((one) => one.process.sample.pid === pid);
  if (index < 0) throw new Error(`no row of ${pid}`);
  return played(state, 'g', ...Array<string>(index).fill('Down')).state;
}

/** Which pid is selected, if any. */
export function selectedPid({ model, selection }: State): number | undefined {
  const { selected } = selection;
  return selected === undefined ? undefined : model?.processes.get(selected)?.sample.pid;
}

/** The pids of the table from top to bottom. */
export function shownPids(state: State): readonly number[] {
  return state.rows.map((one) => one.process.sample.pid);
}

/** The pids of the tagged processes, by number. */
export function taggedPids({ tagged, model }: State): readonly number[] {
  const pids = [...tagged].map((key) => model?.processes.get(key)?.sample.pid ?? Number.NaN);
  return pids.toSorted((one, other) => one - other);
}

function messageOf(step: Step): Message {
  if (typeof step === 'string') return { type: 'keyPressed', key: step };
  return 'processes' in step ? { type: 'modelArrived', model: step } : step;
}
