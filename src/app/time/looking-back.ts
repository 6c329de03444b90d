import type { Model } from '../../model/model.js';
import type { Message, Next } from '../message.js';
import { only } from '../performer.js';
import type { State } from '../state.js';
import { said } from '../status-line.js';
import { type Past, pastAfter } from './past.js';
import { playbackOf } from './playback.js';

/** What goes on while the screen shows what was before. */
export type Present = {
  readonly model: Model;
  readonly past: Past | undefined;
  readonly bounds: RememberedBounds;
};

/** At most so much is remembered. */
export type RememberedBounds = { readonly forMs: number; readonly bytes: number };

/** From live a frame back, through what is remembered. */
export function askLookBack(state: State, sign: 1 | -1): Next<State> {
  if (sign > 0) return only(said(state, 'this is now', 'note'));
  return state.model ? { state, effects: [{ type: 'lookBack' }] } : only(state);
}

/** The screen of a replay, or more of it where it is that already. */
export function withLookedBack(
  state: State,
  { frame, frameCount, bounds }: Extract<Message, { type: 'lookedBack' }>,
): State {
  const { playback, model } = state;
  const at = { frame, frameCount, asked: undefined };
  if (playback) return { ...state, playback: { ...playback, ...at } };
  const begun = { ...playbackOf(frameCount, undefined, true), ...at };
  const present = model && { model, past: state.past, bounds };
  return { ...state, present, isPaused: false, playback: begun };
}

/** A live sample that is not shown: the charts go on all the same. */
export function withPresent(state: State, model: Model): State {
  const { present } = state;
  if (!present) return state;
  const subject = present.past?.process?.subject;
  const isThere = subject !== undefined && model.processes.has(subject.key);
  const past = pastAfter(present.past, model, isThere ? subject : undefined);
  return { ...state, present: { ...present, model, past } };
}

/** As a message brings it: the model follows. */
export function withoutPlayback(state: State): State {
  return { ...state, playback: undefined, present: undefined, past: state.present?.past };
}
