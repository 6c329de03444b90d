import type { ProcessKey } from '../../model/process.js';
import type { NotSent, SignalTold } from '../outcome.js';
import type { Plan } from '../plan.js';
import type { SignalTarget } from '../target.js';
import type { Held } from './hold-target.js';
import { type StillThere, stillThere } from './still-there.js';
import { type Sweep, type SweepEnd, type SweepWorld, sweep } from './sweep.js';

/** As for a sweep: the kin of those that are listed get all steps, too. */
export type PlanAsked = Omit<Sweep, 'signal'> & {
  readonly plan: Plan;
  /** Who was held when it was made: they are released at its end. */
  readonly held?: ReadonlyMap<ProcessKey, Held | NotSent>;
};

export type PlanEnd = {
  /** `nobody`: no target got the signal, so no other would come through. */
  readonly reason: 'allDead' | 'done' | 'cancelled' | 'nobody';
  /** Of the step that was done last. */
  readonly stepIndex: number;
  readonly alive: readonly { readonly target: SignalTarget; readonly stateCode: string }[];
};

export type PlanRun = {
  /** No more steps; what was sent stays sent. */
  readonly cancel: () => void;
  /** The next step now. */
  readonly hurry: () => void;
  readonly done: Promise<PlanEnd>;
};

export type PlanTeller = {
  readonly told: (told: SignalTold, stepIndex: number) => void;
  /** A step begins: nobody has its signal yet. */
  readonly begins?: (stepIndex: number) => void;
  /** A step is done, and the next, where there is one, is waited for; absent where nothing was to be sent. */
  readonly stepped: (stepIndex: number, sweep: SweepEnd | undefined) => void;
};

type Course = { isCancelled: boolean; goOn: () => void };

/** Sends the signals of a plan in turn, until none of the targets is left, the plan is through, or it is cancelled. */
export function runPlan(asked: PlanAsked, world: SweepWorld, teller: PlanTeller): PlanRun {
  const course: Course = { isCancelled: false, goOn: () => undefined };
  return {
    cancel: () => {
      course.isCancelled = true;
      course.goOn();
    },
    hurry: () => course.goOn(),
    done: stepped(asked, world, teller, course),
  };
}

async function stepped(
  { plan, targets, held, ...how }: PlanAsked,
  world: SweepWorld,
  teller: PlanTeller,
  course: Course,
): Promise<PlanEnd> {
  const watched = stillThere(targets, world, held);
  const isWanted = () => !course.isCancelled && world.isWanted?.() !== false;
  const ended = (reason: PlanEnd['reason'], stepIndex: number): PlanEnd => {
    const alive = watched.alive();
    watched.release();
    return { reason, stepIndex, alive };
  };
  for (const [stepIndex, { signal, afterMs }] of plan.entries()) {
    if (stepIndex > 0) await pauseBefore(afterMs, watched, world, course);
    if (!isWanted()) return ended('cancelled', stepIndex - 1);
    const left = stepIndex === 0 ? targets : watched.alive().map(({ target }) => target);
    if (left.length === 0) return ended('allDead', stepIndex - 1);
    teller.begins?.(stepIndex);
    const step = { ...world, isWanted, hold: watched.hold };
    const end =
      signal &&
      (await sweep({ ...how, signal, targets: left }, step, (told) => {
        watched.add(told);
        teller.told(told, stepIndex);
      }));
    teller.stepped(stepIndex, end);
    if (end?.sentTo === 0) return ended(isWanted() ? 'nobody' : 'cancelled', stepIndex);
  }
  return ended('done', plan.length - 1);
}

/** Until the time is over, none is left, or somebody says so. */
function pauseBefore(
  afterMs: number,
  watched: StillThere,
  { machine }: SweepWorld,
  course: Course,
): Promise<void> {
  return new Promise((resolve) => {
    const goOn = () => {
      forgetTimer();
      forgetDeaths();
      course.goOn = () => undefined;
      resolve();
    };
    const forgetTimer = machine.later(afterMs, goOn);
    const forgetDeaths = watched.onNoneLeft(goOn);
    course.goOn = goOn;
    if (course.isCancelled) goOn();
  });
}
