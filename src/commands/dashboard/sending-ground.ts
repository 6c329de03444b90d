import type { Effect } from '../../app/message.js';
import type { SignalSent } from '../../sample/kernel-event.js';
import type { Held } from '../../signals/act/hold-target.js';
import type { Machine } from '../../signals/act/machine.js';
import type { Signaller } from '../../signals/act/signaller.js';
import type { Sweep, SweepWorld } from '../../signals/act/sweep.js';
import type { NotSent } from '../../signals/outcome.js';
import type { Refusal } from '../../signals/refusal.js';
import type { SignalTarget } from '../../signals/target.js';
import { censusAt } from '../../source/linux/census.js';
import type { Screen } from './screen.js';

export type SweepEffect = Extract<Effect, { readonly type: 'sweepSignal' }>;
export type PlanEffect = Extract<Effect, { readonly type: 'runPlan' }>;

/** What it takes to send from a dashboard, to one or to many. */
export type SendingGround = {
  readonly screen: Screen;
  readonly machine: Machine;
  readonly signaller: Signaller;
  /** Those who were held when the list was shown. */
  readonly held: ReadonlyMap<SignalTarget['key'], Held | NotSent>;
  readonly refusalOf: (target: SignalTarget) => Refusal | undefined;
  readonly thaws: Set<() => void>;
  readonly newId: () => number;
  readonly tell: (event: SignalSent) => void;
};

export function sweepWorld({ machine, signaller, refusalOf, thaws }: SendingGround): SweepWorld {
  return { machine, signaller, census: censusAt('/proc'), refusalOf, thaws };
}

/** Whom an effect is for, as a sweep takes it. */
export function whomOf({ targets, kin, order }: SweepEffect | PlanEffect): Omit<Sweep, 'signal'> {
  return { targets, order, ...(kin === undefined ? {} : { freezesKin: kin }) };
}
