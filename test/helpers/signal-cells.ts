// A cell of the matrix: a fresh process in a state, with a wish, and one signal. What is predicted, and what the kernel does.
import { accessSync, constants, readdirSync, readFileSync } from 'node:fs';
import { type CatalogueSignal, signalCatalogue } from '../../src/model/signal-catalogue.js';
import type { TargetFacts } from '../../src/sample/target-facts.js';
import { groupFactsOf } from '../../src/signals/orphaned-group.js';
import type { Sender } from '../../src/signals/permission.js';
import { predictionOf } from '../../src/signals/predict.js';
import type { Prediction } from '../../src/signals/prediction.js';
import { isSigwait } from '../../src/signals/wait-channels.js';
import { cgroupMounts } from '../../src/source/linux/mountinfo.js';
import { parsePidStat } from '../../src/source/linux/pid-stat.js';
import { readTargetFacts } from '../../src/source/linux/target-facts.js';
import { canMakePidNamespace, hasCompiler, isRoot } from './machine.js';
import { type CellResult, compared } from './signal-comparison.js';
import { settled, sight } from './signal-sights.js';
import { startScenario } from './start-scenario.js';
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
const targetWishes = [
  'default',
  'handler',
  'ignored',
  'blocked',
  'blocked-ignored',
  'leader-blocks',
  'other-blocks',
  'sigwait',
  'signalfd',
] as const;

export type Cell = {
  readonly state: (typeof targetStates)[number];
  readonly wish: (typeof targetWishes)[number];
  readonly signal: CatalogueSignal;
};

/** All cells of some states: a zombie has no wish any more, and readers of signals are as any other process else. */
export function cellsOf(states: readonly Cell['state'][]): readonly Cell[] {
  return states.flatMap((state) =>
    targetWishes
      .filter((wish) =>
        state === 'zombie' ? wish === 'default' : !isReader(wish) || state === 'plain',
      )
      .flatMap((wish) => matrixSignals.map((signal) => ({ state, wish, signal }))),
  );
}

function isReader(wish: Cell['wish']): boolean {
  return wish === 'sigwait' || wish === 'signalfd';
}

/** 1 to 31, and the first and the last that the C library leaves to programs. */
const matrixSignals = signalCatalogue.filter(
  ({ number }) => number < 32 || number === 34 || number === 64,
);

/** Why the state cannot be made here, if so. */
export function whyNot(state: Cell['state']): string | undefined {
  if (!hasCompiler) return 'needs a C compiler';
  if (needRoot.has(state) && !isRoot) return 'needs root';
  if (state === 'namespace-init' && !canMakePidNamespace) return 'needs a pid namespace';
  if (!state.startsWith('frozen')) return undefined;
  const mountPoint = mountOf(state);
  if (mountPoint === undefined) return 'no such freezer is mounted';
  return isWritable(mountPoint) ? undefined : 'its cgroups may not be written';
}

const needRoot: ReadonlySet<string> = new Set([
  'frozen-v1',
  'frozen-v2',
  'namespace-init',
  'other-user',
  'other-session',
]);

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
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
    // By its wait channel alone it is known to be in it, and it has none before it has left its CPU.
    if (wish === 'sigwait') await until('it is in sigwait', () => isSigwait(channelOf(pid)));
    const { prediction, isRefused } = as(state.startsWith('other') ? nobody : undefined, () =>
      sent(pid, signal),
    );
    const atOnce = isRefused ? 'EPERM' : await sight(scenario, signal, before);
    if (atOnce !== 'pending') return compared(wish, prediction, [atOnce]);
    await scenario.command('release');
    const released = await sight(scenario, signal, before);
    return compared(wish, prediction, [atOnce, released]);
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

function channelOf(pid: number): string | undefined {
  return readTargetFacts('/proc', pid)?.threads?.[0]?.waitChannel;
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
