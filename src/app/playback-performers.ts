import type { Effect, Next } from './message.js';
import type { Performers } from './performer.js';
import type { State } from './state.js';
import { said } from './status-line.js';

/** Time: pause, play, step. */
export const playbackPerformers: Performers<'togglePause' | 'togglePlay' | 'step'> = {
  togglePause,
  togglePlay,
  step: (state, { sign }) => step(state, sign),
};

function togglePause(state: State): Next<State> {
  if (state.playback) return togglePlay(state);
  const isPaused = !state.isPaused;
  const effects: Effect[] = isPaused ? [] : [{ type: 'resample' }];
  return { state: { ...state, isPaused }, effects };
}

function togglePlay(state: State): Next<State> {
  if (!state.playback) return { state, effects: [] };
  const isPlaying = !state.playback.isPlaying;
  const next = { ...state, playback: { ...state.playback, isPlaying } };
  return { state: next, effects: [{ type: 'resample' }] };
}

function step(state: State, sign: 1 | -1): Next<State> {
  if (!state.playback) return { state, effects: [] };
  const { frame, frameCount, asked: before = frame } = state.playback;
  const asked = before + sign;
  const paused = { ...state, playback: { ...state.playback, isPlaying: false } };
  if (asked < 0) return { state: said(paused, 'this is the first frame', 'note'), effects: [] };
  if (asked >= frameCount) {
    return { state: said(paused, 'this is the last frame', 'note'), effects: [] };
  }
  const stepping = { ...paused, playback: { ...paused.playback, asked } };
  return { state: stepping, effects: [{ type: 'showFrame', frame: asked }] };
}
