import type { ProcessKey } from '../../model/process.js';
import { processOrThread } from '../../model/thread.js';
import type { State } from '../state.js';
import { said } from '../status-line.js';

const hint = 'selected again where it is';

/** The selected process is not in this frame of a recording: it is remembered for another one. */
export function withSelectionMissing(state: State, key: ProcessKey, name: string): State {
  const { playback, selection, isFollowing } = state;
  if (!playback) return state;
  const next = {
    ...state,
    selection: { ...selection, selected: undefined },
    isFollowing: false,
    playback: { ...playback, missing: { key, isFollowing } },
  };
  return said(next, `${name} is not in this frame: ${hint}`, 'note');
}

/** Selected again in a frame in which it is, unless the user has selected another meanwhile. */
export function withMissingSelected(state: State): State {
  const { playback, selection, model, status } = state;
  if (!playback?.missing || !model) return state;
  const { key, isFollowing } = playback.missing;
  const found = { ...playback, missing: undefined };
  if (selection.selected !== undefined) return { ...state, playback: found };
  if (!processOrThread(model.processes, key)) return state;
  return {
    ...state,
    playback: found,
    isFollowing,
    selection: { ...selection, selected: key },
    status: status?.text.endsWith(hint) ? undefined : status,
  };
}
