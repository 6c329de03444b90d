import { schedulingRefusal } from '../../signals/scheduling-refusal.js';
import { type FrozenTarget, frozenTarget } from '../signalling/frozen-target.js';
import type { State } from '../state.js';

/** Who is to be scheduled otherwise. */
export function schedulingTarget(state: State): FrozenTarget {
  return frozenTarget(state, {
    inReadOnly: 'nothing is changed',
    inRecording: 'nothing can be changed in it',
    refusalOf: schedulingRefusal,
  });
}
