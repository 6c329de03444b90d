import { aimedTargets } from '../app/aimed-targets.js';
import type { Effect } from '../app/message.js';
import type { State } from '../app/state.js';
import type { SignalSent } from '../sample/kernel-event.js';
import { type Machine, thisMachine } from '../signals/act/machine.js';
import { type Signaller, signaller } from '../signals/act/signaller.js';
import { outcomeText } from '../signals/outcome-text.js';
import { type Refusal, refusalOf } from '../signals/refusal.js';
import type { Signal, SignalTarget } from '../signals/target.js';
import { monotonicMs } from '../source/linux/slices.js';
import { targetReaders } from '../source/linux/target-facts.js';
import { aimedGrips, release } from './aimed-grips.js';
import { sweepFor } from './dashboard-sweep.js';
import { isForbidden } from './forbidden.js';
import { lookAtMany, lookAtTarget } from './look-at-target.js';
import type { Screen } from './screen.js';

/** The signals of a dashboard: from the moment a target is aimed at to the last word on what became of it. */
export type DashboardSignals = {
  /** Holds whom the state aims at, and lets go whom it does not any more. */
  readonly aim: (state: State) => void;
  /** What is read of a target now is a message. */
  readonly look: (target: SignalTarget) => void;
  readonly lookAtMany: (targets: readonly SignalTarget[]) => void;
  /** Tells that it was sent, if it was; what becomes of it are messages. */
  readonly send: (target: SignalTarget, signal: Signal, tell: (event: SignalSent) => void) => void;
  /** The same for many. */
  readonly sweep: (effect: SweepEffect, tell: (event: SignalSent) => void) => void;
};

type SweepEffect = Extract<Effect, { readonly type: 'sweepSignal' }>;
type Sender = { readonly machine: Machine; readonly signaller: Signaller };

export function dashboardSignals(screen: Screen): DashboardSignals {
  let loading: Promise<Sender> | undefined;
  let lastId = 0;
  // What pidfds need is loaded for the first target: a start does without.
  const sender = () => {
    loading ??= thisMachine(targetReaders('/proc')).then(senderOn);
    return loading;
  };
  const newId = () => {
    lastId += 1;
    return lastId;
  };
  const grips = aimedGrips(async (target) => (await sender()).signaller.hold(target));
  const deliver = async (
    target: SignalTarget,
    signal: Signal,
    tell: (event: SignalSent) => void,
  ) => {
    const id = newId();
    const held = await grips.take(target);
    const { send } = (await sender()).signaller;
    const atMs = monotonicMs();
    const sendable = isForbidden(target, screen, refusalOf) ? forbidden : held;
    const isSent = send(target, sendable, signal, (told) => {
      if (told.isSettled) release(held);
      screen.log.line(outcomeText(target, signal, told.outcome));
      screen.dispatch({ type: 'signalTold', id, sentAtMs: atMs, ...told });
    });
    const { pid, startTicks } = target;
    if (isSent) tell({ type: 'signalSent', pid, startTicks, atMs, signal: signal.name });
  };
  const deliverToMany = async (effect: SweepEffect, tell: (event: SignalSent) => void) => {
    const held = await grips.takeHeld(effect.targets);
    const refuses = (target: SignalTarget) => sweepRefusal(target, effect.isForced, screen);
    await sweepFor({ effect, screen, ...(await sender()), held, refusalOf: refuses, newId, tell });
  };
  return {
    aim: (state) => grips.keep(aimedTargets(state)),
    look: (target) => lookAtTarget(target, screen),
    lookAtMany: (targets) => void lookAtMany(targets, screen),
    // A bug in there must end the program as any other does: restored, with its stack.
    send: (target, signal, tell) => void deliver(target, signal, tell),
    sweep: (effect, tell) => void deliverToMany(effect, tell),
  };
}

function senderOn(machine: Machine): Sender {
  return { machine, signaller: signaller(machine) };
}

const forbidden = { type: 'refused', reason: 'it may not be signalled from here' } as const;

/** Of each that is listed, and of each newcomer. */
function sweepRefusal(
  target: SignalTarget,
  isForced: boolean,
  screen: Screen,
): Refusal | undefined {
  if (isForbidden(target, screen, refusalOf))
    return { reason: forbidden.reason, canBeForced: false };
  const { model } = screen.state();
  const refusal = model && refusalOf(target, model.sample.viewer);
  return isForced ? undefined : refusal;
}
