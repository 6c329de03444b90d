import { aimedTargets } from '../app/aimed-targets.js';
import type { State } from '../app/state.js';
import type { SignalSent } from '../sample/kernel-event.js';
import type { Held } from '../signals/act/hold-target.js';
import { thisMachine } from '../signals/act/machine.js';
import { type Signaller, signaller } from '../signals/act/signaller.js';
import type { NotSent } from '../signals/outcome.js';
import { outcomeText } from '../signals/outcome-text.js';
import { refusalOf } from '../signals/refusal.js';
import type { Signal, SignalTarget } from '../signals/target.js';
import { monotonicMs } from '../source/linux/slices.js';
import { targetReaders } from '../source/linux/target-facts.js';
import { lookAtTarget } from './look-at-target.js';
import type { Screen } from './screen.js';

/** The signals of a dashboard: from the moment a target is aimed at to the last word on what became of it. */
export type DashboardSignals = {
  /** Holds whom the state aims at, and lets go whom it does not any more. */
  readonly aim: (state: State) => void;
  /** What is read of a target now is a message. */
  readonly look: (target: SignalTarget) => void;
  /** Tells that it was sent, if it was; what becomes of it are messages. */
  readonly send: (target: SignalTarget, signal: Signal, tell: (event: SignalSent) => void) => void;
};

type Grip = Promise<Held | NotSent>;

export function dashboardSignals(screen: Screen): DashboardSignals {
  let loading: Promise<Signaller> | undefined;
  let lastId = 0;
  // What pidfds need is loaded for the first target: a start does without.
  const theSignaller = () => {
    loading ??= thisMachine(targetReaders('/proc')).then((one) => signaller(one));
    return loading;
  };
  const grips = aimedGrips(async (target) => (await theSignaller()).hold(target));
  const deliver = async (
    target: SignalTarget,
    signal: Signal,
    tell: (event: SignalSent) => void,
  ) => {
    lastId += 1;
    const id = lastId;
    const held = await grips.take(target);
    const { send } = await theSignaller();
    const atMs = monotonicMs();
    const sendable = isForbidden(target, screen) ? forbidden : held;
    const isSent = send(target, sendable, signal, (told) => {
      if (told.isSettled) release(held);
      screen.log.line(outcomeText(target, signal, told.outcome));
      screen.dispatch({ type: 'signalTold', id, sentAtMs: atMs, ...told });
    });
    const { pid, startTicks } = target;
    if (isSent) tell({ type: 'signalSent', pid, startTicks, atMs, signal: signal.name });
  };
  return {
    aim: (state) => grips.keep(aimedTargets(state)),
    look: (target) => lookAtTarget(target, screen),
    // A bug in there must end the program as any other does: restored, with its stack.
    send: (target, signal, tell) => void deliver(target, signal, tell),
  };
}

/** A grip on each target that is aimed at. */
function aimedGrips(hold: (target: SignalTarget) => Grip) {
  const grips = new Map<SignalTarget['key'], Grip>();
  return {
    keep: (targets: readonly SignalTarget[]) => {
      if (targets.length === 0 && grips.size === 0) return;
      const wanted = new Set(targets.map(({ key }) => key));
      for (const [key, grip] of grips) {
        if (wanted.has(key)) continue;
        grips.delete(key);
        void grip.then(release);
      }
      for (const target of targets) {
        if (!grips.has(target.key)) grips.set(target.key, hold(target));
      }
    },
    /** From now on it is the caller's to release. */
    take: (target: SignalTarget): Grip => {
      const grip = grips.get(target.key) ?? hold(target);
      grips.delete(target.key);
      return grip;
    },
  };
}

function release(held: Held | NotSent): void {
  if (held.type === 'held') held.release();
}

const forbidden: NotSent = { type: 'refused', reason: 'it may not be signalled from here' };

/** Once more at the edge: whatever path led here, these get nothing. */
function isForbidden(target: SignalTarget, screen: Screen): boolean {
  const { isReadOnly, playback, model } = screen.state();
  if (isReadOnly || playback || !model) return true;
  const refusal = refusalOf(target, model.sample.viewer);
  return refusal !== undefined && !refusal.canBeForced;
}
