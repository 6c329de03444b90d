import { aimedTargets } from '../../app/signalling/aimed-targets.js';
import type { State } from '../../app/state.js';
import type { SignalSent } from '../../sample/kernel-event.js';
import { type Machine, thisMachine } from '../../signals/act/machine.js';
import type { PlanRun } from '../../signals/act/run-plan.js';
import { type Signaller, signaller } from '../../signals/act/signaller.js';
import { outcomeText } from '../../signals/outcome-text.js';
import { type Refusal, refusalOf } from '../../signals/refusal.js';
import type { Signal, SignalTarget } from '../../signals/target.js';
import { monotonicMs } from '../../source/linux/slices.js';
import { targetReaders } from '../../source/linux/target-facts.js';
import { aimedGrips, release } from './aimed-grips.js';
import { planFor } from './dashboard-plan.js';
import { sweepFor } from './dashboard-sweep.js';
import { isForbidden } from './forbidden.js';
import { lookAtMany, lookAtTarget } from './look-at-target.js';
import type { Screen } from './screen.js';
import type { PlanEffect, SendingGround, SweepEffect } from './sending-ground.js';

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
  /** Signals one after the other, for one or many. */
  readonly plan: (effect: PlanEffect, tell: (event: SignalSent) => void) => void;
  readonly steer: (id: number, how: 'cancelPlan' | 'hurryPlan') => void;
  /** Before the program ends: nobody stays stopped by us. */
  readonly stop: () => void;
};

type Sender = { readonly machine: Machine; readonly signaller: Signaller };
type Tell = (event: SignalSent) => void;

/** What all that is sent from one dashboard shares. */
type Post = {
  readonly screen: Screen;
  readonly sender: () => Promise<Sender>;
  readonly newId: () => number;
  readonly grips: ReturnType<typeof aimedGrips>;
  readonly thaws: Set<() => void>;
  readonly plans: Map<number, PlanRun>;
};

export function dashboardSignals(screen: Screen): DashboardSignals {
  const post = postOf(screen);
  const { grips, plans, thaws } = post;
  return {
    aim: (state) => grips.keep(aimedTargets(state)),
    look: (target) => lookAtTarget(target, screen),
    lookAtMany: (targets) => void lookAtMany(targets, screen),
    // A bug in there must end the program as any other does: restored, with its stack.
    send: (target, signal, tell) => void deliver(post, target, signal, tell),
    sweep: (effect, tell) => void deliverToMany(post, effect, tell),
    plan: (effect, tell) => void carryOut(post, effect, tell),
    steer: (id, how) => {
      if (how === 'cancelPlan') plans.get(id)?.cancel();
      else plans.get(id)?.hurry();
    },
    stop: () => {
      for (const thaw of thaws) thaw();
    },
  };
}

function postOf(screen: Screen): Post {
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
  return { screen, sender, newId, grips, thaws: new Set(), plans: new Map() };
}

async function deliver(
  { screen, sender, newId, grips }: Post,
  target: SignalTarget,
  signal: Signal,
  tell: Tell,
): Promise<void> {
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
}

async function deliverToMany(post: Post, effect: SweepEffect, tell: Tell): Promise<void> {
  await sweepFor(effect, await groundFor(post, effect, tell));
}

async function carryOut(post: Post, effect: PlanEffect, tell: Tell): Promise<void> {
  const ground = await groundFor(post, effect, tell);
  const id = post.newId();
  const run = planFor({ effect, id, ...ground });
  post.plans.set(id, run);
  await run.done;
  post.plans.delete(id);
}

async function groundFor(
  { screen, sender, newId, grips, thaws }: Post,
  { targets, isForced }: SweepEffect | PlanEffect,
  tell: Tell,
): Promise<SendingGround> {
  return {
    held: await grips.takeHeld(targets),
    refusalOf: (target: SignalTarget) => sweepRefusal(target, isForced, screen),
    ...(await sender()),
    ...{ screen, newId, thaws, tell },
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
