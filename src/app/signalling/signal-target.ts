import { refusalOf } from '../../signals/refusal.js';
import type { State } from '../state.js';
import { type FrozenTarget, frozenTarget } from './frozen-target.js';

/** Whom a signal is meant for. */
export function signalTarget(state: State): FrozenTarget {
  return frozenTarget(state, {
    inReadOnly: 'no signal is sent',
    inRecording: 'its processes get no signals',
    refusalOf,
  });
}
