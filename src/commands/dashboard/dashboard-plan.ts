import type { PlanEndSeen, PlanSeen } from '../../app/signalling/plan-seen.js';
import {
  type PlanEnd,
  type PlanRun,
  type PlanTeller,
  runPlan,
} from '../../signals/act/run-plan.js';
import { planText } from '../../signals/plan.js';
import { type PlanEffect, type SendingGround, sweepWorld, whomOf } from './sending-ground.js';
import { tellingInParts, toldBy } from './sweep-teller.js';

type Given = SendingGround & { readonly effect: PlanEffect; readonly id: number };

/** Carries a plan out, and tells the screen how far it is and what becomes of each signal. */
export function planFor(given: Given): PlanRun {
  const { effect, screen, held } = given;
  const { plan, name } = effect;
  const progress = progressOf(given);
  const steps = plan.map(() => undefined as StepTeller | undefined);
  const stepAt = (at: number) => {
    steps[at] ??= stepTeller(given, at);
    return steps[at];
  };
  const teller: PlanTeller = {
    told: (told, stepIndex) => stepAt(stepIndex).told(told),
    stepped: (stepIndex, sweep) => {
      if (sweep) stepAt(stepIndex).ended(sweep);
      progress.stepped(stepIndex);
    },
  };
  const run = runPlan({ ...whomOf(effect), plan, held }, sweepWorld(given), teller);
  screen.log.line(`plan: ${planText(plan)} for ${name}`);
  const done = run.done.then((end) => {
    progress.ended(end);
    return end;
  });
  return { ...run, done };
}

type StepTeller = ReturnType<typeof stepTeller>;

/** Of one alone each outcome is said; of many how many came to what. */
function stepTeller(given: Given, stepIndex: number) {
  const { effect, screen, newId } = given;
  const { name, plan, targets, kin } = effect;
  const signal = plan[stepIndex]?.signal;
  if (!signal) throw new Error(`step ${stepIndex} sends nothing`);
  if (targets.length === 1 && kin === undefined) {
    const told = toldBy(given, (one) => screen.dispatch({ type: 'signalTold', ...one }));
    return { told, ended: () => undefined };
  }
  const parts = tellingInParts({ id: newId(), name, signal }, screen);
  return { told: toldBy(given, parts.told), ended: parts.ended };
}

/** A bar that moves. */
const tellEveryMs = 200;

function progressOf({ effect, id, screen, machine }: Given) {
  const { name, plan } = effect;
  let seen: PlanSeen = { id, name, plan, stepIndex: 0, waitedMs: undefined };
  let forgetTimer = () => {};
  const put = (change: Partial<PlanSeen>) => {
    seen = { ...seen, ...change };
    screen.dispatch({ type: 'planTold', plan: seen });
  };
  const waiting = (sinceMs: number): void => {
    const waitedMs = machine.now() - sinceMs;
    const { afterMs = 0 } = plan[seen.stepIndex + 1] ?? {};
    const isOver = waitedMs >= afterMs;
    put(isOver ? { stepIndex: seen.stepIndex + 1, waitedMs: undefined } : { waitedMs });
    if (!isOver) forgetTimer = machine.later(tellEveryMs, () => waiting(sinceMs));
  };
  put({});
  return {
    stepped: (stepIndex: number) => {
      forgetTimer();
      seen = { ...seen, stepIndex };
      if (stepIndex < plan.length - 1) waiting(machine.now());
    },
    ended: (end: PlanEnd) => {
      forgetTimer();
      put({ stepIndex: end.stepIndex, end: endSeen(end) });
      screen.log.line(`plan: ${planText(plan)} for ${name}: ${end.reason}`);
    },
  };
}

function endSeen({ reason, alive }: PlanEnd): PlanEndSeen {
  return { reason, aliveStates: alive.map(({ stateCode }) => stateCode) };
}
