import type { SignalTold } from '../outcome.js';
import type { Signal } from '../target.js';
import type { Member } from './family.js';
import type { Held } from './hold-target.js';
import type { Signaller } from './signaller.js';

/** The signal of a sweep, for each member once. */
export type Delivery = {
  /** Whether it was sent, now or before. */
  readonly to: (member: Member) => boolean;
  readonly wasSentTo: (member: Member) => boolean;
  readonly has: (member: Member) => boolean;
  readonly count: () => number;
  /** Nobody needs the members any more but those who follow them. */
  readonly end: () => void;
};

export function newDelivery(
  { send }: Signaller,
  signal: Signal,
  tell: (told: SignalTold) => void,
): Delivery {
  const sent = new Map<Member, boolean>();
  const settled: Held[] = [];
  let isOver = false;
  const telling =
    ({ held }: Member) =>
    (told: SignalTold) => {
      if (told.isSettled && isOver) held.release();
      else if (told.isSettled) settled.push(held);
      tell(told);
    };
  return {
    to: (member) => {
      const { target, held } = member;
      const isSent = sent.get(member) ?? send(target, held, signal, telling(member), true);
      sent.set(member, isSent);
      return isSent;
    },
    wasSentTo: (member) => sent.get(member) === true,
    has: (member) => sent.has(member),
    count: () => [...sent.values()].filter(Boolean).length,
    end: () => {
      isOver = true;
      for (const held of settled) held.release();
    },
  };
}
