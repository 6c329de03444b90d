import type { State } from '../state.js';

/** Why nothing is done to other processes from here, in a few words; undefined where it may be. */
export function whyNotActing({ isReadOnly, playback, model }: State): string | undefined {
  if (isReadOnly) return 'read-only';
  if (playback) return 'a recording';
  return model && !model.sample.viewer.canSignal ? 'not live' : undefined;
}
