import type { Effect } from '../app/message.js';
import type { PlanEndSeen, PlanSeen } from '../app/plan-seen.js';
import type { SignalSent } from '../sample/kernel-event.js';
import type { Held } from '../signals/act/hold-target.js';
import type { Machine } from '../signals/act/machine.js';
import { type PlanEnd, type PlanRun, type PlanTeller, runPlan } from '../signals/act/run-plan.js';
import type { Signaller } from '../signals/act/signaller.js';
import type { NotSent } from '../signals/outcome.js';
import { planText } from '../signals/plan.js';
import type { Refusal } from '../signals/refusal.js';
import type { SignalTarget } from '../signals/target.js';
import { censusAt } from '../source/linux/census.js';
import { tellingInParts, toldBy } from './dashboard-sweep.js';
import { keptGrips } from './kept-grips.js';
import type { Screen } from './screen.js';

type Given = {
  readonly effect: Extract<Effect, { readonly type: 'runPlan' }>;
  readonly id: number;
  readonly screen: Screen;
  readonly machine: Machine;
  readonly signaller: Signaller;
  /** Those who were held when the plan was made. */
  readonly held: ReadonlyMap<SignalTarget['key'], Held | NotSent>;
  readonly refusalOf: (target: SignalTarget) => Refusal | undefined;
  readonly thaws: Set<() => void>;
  readonly newId: () => number;
  readonly tell: (event: SignalSent) => void;
};

/** Carries a plan out, and tells the screen how far it is and what becomes of each signal. */
export function planFor(given: Given): PlanRun {
  const { effect, screen, machine, signaller, held, refusalOf, thaws } = given;
  const { plan, targets, kin, order } = effect;
  const grips = keptGrips(signaller, held);
  for (const target of targets) grips.keep(target);
  const progress = progressOf(given);
  const steps = plan.map(() => undefined as StepTeller | undefined);
  const stepAt = (at: number) => {
    steps[at] ??= stepTeller(given, at);
    return steps[at];
  };
  const asked = { plan, targets, order, ...(kin === undefined ? {} : { freezesKin: kin }) };
  const census = censusAt('/proc');
  const world = { machine, signaller, census, refusalOf, hold: grips.again, thaws };
  const teller: PlanTeller = {
    told: (told, stepIndex) => stepAt(stepIndex).told(told),
    stepped: (stepIndex, sweep) => {
      if (sweep) stepAt(stepIndex).ended(sweep);
      progress.stepped(stepIndex);
    },
  };
  const run = runPlan(asked, world, teller);
  screen.log.line(`plan: ${planText(plan)} for ${effect.name}`);
  const done = run.done.then((end) => {
    grips.release();
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
