import { isSettled, type Outcome } from '../outcome.js';
import { type Following, followSignal } from './follow-signal.js';
import type { Held } from './hold-target.js';
import type { Machine } from './machine.js';
import type { Sent } from './send-signal.js';

/** All signals that are followed at the moment. */
export type FollowedSignals = {
  readonly follow: (held: Held, sent: Sent, tell: (outcome: Outcome) => void) => void;
  readonly count: () => number;
  /** Tells of each what is seen now, settled or not; then nothing more is told. */
  readonly lookLast: () => void;
  /** Nothing more is told. */
  readonly stop: () => void;
};

type Followed = { readonly letGo: () => void; following?: Following };

/** So many cost half a second of CPU time in a minute: more are looked at more seldom. */
const unhurriedCount = 16;

/** Each costs a descriptor and its looks: of more than `limit` the oldest is let go, and says so. */
export function followedSignals(machine: Machine, limit = 1000): FollowedSignals {
  const all = new Set<Followed>();
  const paced: Machine = {
    ...machine,
    later: (ms, call) => machine.later(ms * Math.max(1, all.size / unhurriedCount), call),
  };
  const follow: FollowedSignals['follow'] = (held, sent, tell) => {
    const afterMs = () => machine.now() - sent.sentAtMs;
    const followed: Followed = {
      letGo: () => tell({ type: 'notFollowed', afterMs: afterMs(), limit }),
    };
    all.add(followed);
    followed.following = followSignal(held, sent, paced, (outcome) => {
      if (isSettled(outcome)) all.delete(followed);
      tell(outcome);
    });
    if (all.size > limit) letOldestGo();
  };
  // A Set keeps the order in which they came.
  const letOldestGo = () => {
    for (const oldest of all) {
      all.delete(oldest);
      oldest.following?.end();
      oldest.letGo();
      return;
    }
  };
  const ending = (end: (one: Following) => void) => () => {
    const ended = [...all];
    all.clear();
    for (const { following } of ended) if (following) end(following);
  };
  return {
    follow,
    count: () => all.size,
    lookLast: ending(({ lookLast }) => lookLast()),
    stop: ending(({ end }) => end()),
  };
}
