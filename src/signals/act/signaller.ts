import { isSettled, type NotSent, type Outcome, type SignalTold } from '../outcome.js';
import type { Signal, SignalTarget } from '../target.js';
import { followedSignals } from './followed-signals.js';
import { type Held, holdTarget } from './hold-target.js';
import type { Machine } from './machine.js';
import { sendSignal } from './send-signal.js';

/** Who sends signals and says what becomes of them. */
export type Signaller = {
  readonly hold: (target: SignalTarget) => Held | NotSent;
  /**
   * Sends to a target that `hold` was asked for, and tells all that is seen of it; returns whether it was sent. The
   * target stays held.
   */
  readonly send: (
    target: SignalTarget,
    held: Held | NotSent,
    signal: Signal,
    tell: (told: SignalTold) => void,
    /** One of many: its first look comes a little later, for the others wait for theirs. */
    isOneOfMany?: boolean,
  ) => boolean;
  readonly followedCount: () => number;
  /** One more look at all that are not settled, which is told; then nothing more is. */
  readonly lookLast: () => void;
  readonly stop: () => void;
};

export function signaller(machine: Machine, limit?: number): Signaller {
  const followed = followedSignals(machine, limit);
  const send: Signaller['send'] = (target, held, signal, tell, isOneOfMany = false) => {
    const telling = (outcome: Outcome, guard?: Held['guard']) =>
      tell({
        ...{ target, signal, outcome, isSettled: isSettled(outcome) },
        ...(guard === undefined ? {} : { guard }),
      });
    const sent = held.type === 'held' ? sendSignal(held, signal, machine) : held;
    if (held.type !== 'held' || sent.type !== 'sent') {
      if (sent.type !== 'sent') telling(sent);
      return false;
    }
    followed.follow(held, { ...sent, isOneOfMany }, (outcome) => telling(outcome, held.guard));
    return true;
  };
  return {
    hold: (target) => holdTarget(target, machine),
    send,
    followedCount: followed.count,
    lookLast: followed.lookLast,
    stop: followed.stop,
  };
}
