// A cell of the matrix: a fresh process in a state, with a wish, and one signal. What is predicted, and what the kernel does.
import { readdirSync, readFileSync } from 'node:fs';
import { hasSignal } from '../../src/model/masks.js';
import { type CatalogueSignal, signalCatalogue } from '../../src/model/signal-catalogue.js';
import type { TargetFacts } from '../../src/sample/target-facts.js';
import { groupFactsOf } from '../../src/signals/orphaned-group.js';
import type { Sender } from '../../src/signals/permission.js';
import { predictionOf } from '../../src/signals/predict.js';
import type { Prediction } from '../../src/signals/prediction.js';
import { cgroupMounts } from '../../src/source/linux/mountinfo.js';
import { parsePidStat } from '../../src/source/linux/pid-stat.js';
import { readTargetFacts } from '../../src/source/linux/target-facts.js';
import { type Scenario, startScenario } from './start-scenario.js';
import { until } from './until.js';

export const targetStates = [
  'plain',
  'stopped',
  'vfork',
  'frozen-v1',
  'frozen-v2',
  'zombie',
  'traced',
  'trace-stop',
  'namespace-init',
  'other-user',
  'other-session',
  'orphaned',
] as const;
export const targetWishes = [
  'default',
  'handler',
  'ignored',
  'blocked',
  'blocked-ignored',
  'leader-blocks',
  'other-blocks',
] as const;

export type Cell = {
  readonly state: (typeof targetStates)[number];
  readonly wish: (typeof targetWishes)[number];
  readonly signal: CatalogueSignal;
};

/** 1 to 31, and the first and the last that the C library leaves to programs. */
export const matrixSignals = signalCatalogue.filter(
  ({ number }) => number < 32 || number === 34 || number === 64,
);

/** What was seen after the signal, and after what held it was taken away. */
type Seen = {
  readonly atOnce: Sight;
  readonly released?: Sight;
};

type Sight =
  | 'EPERM'
  | `died by ${number}`
  | `dumped by ${number}`
  | 'stopped'
  | 'continued'
  | 'handled'
  | 'to its tracer'
  | 'pending'
  | 'nothing';

export type CellResult = {
  readonly prediction: Prediction;
  readonly seen: Seen;
  readonly difference?: string;
};

/** Why the state cannot be made here, if so. */
export function whyNot(state: Cell['state'], isRoot: boolean): string | undefined {
  const needsRoot = ['frozen-v1', 'frozen-v2', 'namespace-init', 'other-user', 'other-session'];
  if (needsRoot.includes(state) && !isRoot) return 'needs root';
  return state.startsWith('frozen') && mountOf(state) === undefined
    ? 'no such freezer is mounted'
    : undefined;
}

function mountOf(state: string): string | undefined {
  const mounts = cgroupMounts(readFileSync('/proc/self/mountinfo', 'utf8'));
  const isWanted = (controllers: readonly string[] | undefined) =>
    state === 'frozen-v1'
      ? controllers?.includes('freezer')
      : state === 'frozen-v2' && controllers === undefined;
  return mounts.find(({ controllers }) => isWanted(controllers))?.mountPoint;
}

type Teardown = { teardown: (end: () => unknown) => void };

export async function triedCell(t: Teardown, { state, wish, signal }: Cell): Promise<CellResult> {
  const scenario = await startScenario(t, 'signal-target', [state, wish, mountOf(state) ?? '']);
  try {
    const pid = scenario.pid('target');
    const before = await settled(pid);
    const { prediction, isRefused } = as(state.startsWith('other') ? nobody : undefined, () =>
      sent(pid, signal),
    );
    const atOnce = isRefused ? 'EPERM' : await sight(scenario, signal, before);
    if (atOnce !== 'pending') return compared(wish, { prediction, seen: { atOnce } });
    await scenario.command('release');
    const released = await sight(scenario, signal, before);
    return compared(wish, { prediction, seen: { atOnce, released } });
  } finally {
    await scenario.end();
  }
}

const nobody = 65534;

/** As another user, without a turn of the event loop in between. Its real user stays root, which owns no target. */
function as<T>(uid: number | undefined, run: () => T): T {
  if (uid === undefined) return run();
  process.seteuid?.(uid);
  try {
    return run();
  } finally {
    process.seteuid?.(0);
  }
}

function sent(
  pid: number,
  signal: CatalogueSignal,
): { prediction: Prediction; isRefused: boolean } {
  const facts = readTargetFacts('/proc', pid);
  if (!facts) throw new Error('the target is gone');
  const group = signal.defaultAction === 'stop' ? groupOf(facts) : undefined;
  const prediction = predictionOf(facts, signal, senderHere(), group);
  try {
    process.kill(pid, signal.number);
    return { prediction, isRefused: false };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) throw error;
    return { prediction, isRefused: true };
  }
}

function senderHere(): Sender {
  const status = readFileSync('/proc/self/status', 'latin1');
  const capabilities = /^CapEff:\s*([0-9a-f]+)$/m.exec(status)?.[1] ?? '';
  const session = statAt('self')?.session ?? 0;
  return { uid: process.geteuid?.() ?? 0, realUid: process.getuid?.() ?? 0, capabilities, session };
}

function groupOf({ stat }: TargetFacts) {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const stats = pids.flatMap((pid) => statAt(pid) ?? []);
  return groupFactsOf(stat.pgrp, stats, { pidNamespace: 4026531836 });
}

function statAt(pid: string) {
  try {
    const bytes = readFileSync(`/proc/${pid}/stat`);
    return parsePidStat(bytes, bytes.length);
  } catch {
    return undefined;
  }
}

/**
 * kill(2) wakes whoever takes the signal before it returns: so nothing more comes of it once no thread is runnable,
 * and no time has to pass. Zombies count when all their threads are gone.
 */
function settled(pid: number): Promise<TargetFacts> {
  return until('the target has settled', () => {
    const facts = readTargetFacts('/proc', pid);
    if (!facts) throw new Error('the target is gone');
    return isSettled(facts) ? facts : undefined;
  });
}

const exitingFlag = 0x4;

function isSettled({ stat, threads = [] }: TargetFacts): boolean {
  if (stat.stateCode === 'Z') return stat.threads <= 1;
  const isExiting = (stat.flags & exitingFlag) !== 0;
  return (
    !isExiting &&
    threads.length === stat.threads &&
    threads.every(({ stateCode }) => stateCode !== 'R')
  );
}

async function sight(
  scenario: Scenario,
  signal: CatalogueSignal,
  before: TargetFacts,
): Promise<Sight> {
  const pid = scenario.pid('target');
  await settled(pid);
  // Again: what was read before the last thread had settled may be old.
  const after = await settled(pid);
  const { stateCode, flags } = after.stat;
  if (stateCode === 'Z') {
    if (before.stat.stateCode === 'Z') return 'nothing';
    const { signal: number } = await scenario.command('reap target');
    return `${(flags & dumpedFlag) !== 0 ? 'dumped' : 'died'} by ${Number(number)}`;
  }
  const wasStopped = before.stat.stateCode === 'T';
  const isStopped = after.threads?.some((thread) => thread.stateCode === 'T') ?? false;
  // A handler of it may have run as well.
  if (wasStopped && !isStopped && signal.name === 'CONT') return 'continued';
  // Before the tracer is asked: of a stop of all threads it hears as well.
  if (isStopped && !wasStopped) return 'stopped';
  const { handled, toTracer } = await scenario.command(`seen ${signal.number}`);
  if (Number(handled) > 0) return 'handled';
  if (Number(toTracer) === signal.number && before.tracerPid) return 'to its tracer';
  return isPending(after, signal) ? 'pending' : 'nothing';
}

/** PF_DUMPCORE of <linux/sched.h>: it began to, whatever the limit said. */
const dumpedFlag = 0x200;

function isPending({ masks, threads = [] }: TargetFacts, { number }: CatalogueSignal): boolean {
  return [masks?.processPending ?? '', ...threads.map(({ pending }) => pending)].some((mask) =>
    hasSignal(mask, number),
  );
}

function compared(wish: Cell['wish'], result: CellResult): CellResult {
  const { prediction, seen } = result;
  const wanted = wantedSights(prediction);
  const actual = [seen.atOnce, ...(seen.released === undefined ? [] : [seen.released])].map(
    withoutNumber,
  );
  // Only the thread that dumps is marked so, and only the main one's mark is left to be seen.
  const mark = wish === 'leader-blocks' ? 'died' : 'dumped';
  const isEqual = wanted.some(
    (one) => one.join().replace('dumped', mark) === actual.join().replace('dumped', mark),
  );
  return isEqual ? result : { ...result, difference: `${actual.join(', then ')}` };
}

const withoutNumber = (sight: Sight) => sight.replace(/ by \d+$/, '');

/** What would be seen, if the prediction is right; more than one where it says that it cannot tell. */
function wantedSights({
  effect,
  heldBy,
  certainty,
  because,
}: Prediction): readonly (readonly string[])[] {
  const [now, later] = sights[effect];
  if (heldBy !== undefined) {
    const held = ['pending', later ?? now];
    return certainty === 'possible' && heldBy === 'uninterruptible' ? [held, [now]] : [held];
  }
  // A stop signal stays in the queue of a stopped process until the CONT that drops it.
  const isDropped = effect === 'nothing' && because.some((one) => one.includes('drops this one'));
  return isDropped ? [['pending', 'nothing']] : [[now]];
}

const sights: Readonly<Record<Prediction['effect'], readonly [string, string?]>> = {
  terminates: ['died'],
  dumpsCore: ['dumped'],
  stops: ['stopped'],
  continues: ['continued'],
  runsHandler: ['handled'],
  ignored: ['nothing'],
  nothing: ['nothing'],
  goesToTracer: ['to its tracer'],
  notPermitted: ['EPERM'],
  unknown: ['?'],
};
