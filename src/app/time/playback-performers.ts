import { openJump } from '../dialogs/jump-prompt.js';
import type { Effect, Next } from '../message.js';
import { only, type Performers } from '../performer.js';
import type { State } from '../state.js';
import { said, selectFirst } from '../status-line.js';
import { selectedProcess } from '../table/selected-process.js';
import type { Jump } from './jump.js';
import { askLookBack } from './looking-back.js';
import { speeds } from './playback.js';

/** Time: pause, play, step, jump. */
export const playbackPerformers: Performers<
  | 'togglePause'
  | 'togglePlay'
  | 'step'
  | 'goLive'
  | 'changeSpeed'
  | 'toEnd'
  | 'openJump'
  | 'jumpTo'
  | 'jumpToEvent'
  | 'jumpToChange'
> = {
  togglePause,
  togglePlay,
  step: (state, { sign }) => step(state, sign),
  goLive,
  changeSpeed: (state, { sign }) => changeSpeed(state, sign),
  toEnd: (state, { end }) =>
    paused(state, (frameCount) => ({
      type: 'showFrame',
      frame: end === 'first' ? 0 : frameCount - 1,
    })),
  openJump: (state, { text }) => only(openJump(state, text)),
  // What plays goes on from there.
  jumpTo: (state, { instantMs }) =>
    state.playback ? { state, effects: [jump({ type: 'to', instantMs })] } : only(state),
  jumpToEvent: (state, { sign }) => paused(state, () => jump({ type: 'event', sign })),
  jumpToChange: (state, { sign }) => {
    const process = selectedProcess(state);
    if (!process) return only(said(state, selectFirst, 'note'));
    return paused(state, () => jump({ type: 'change', sign, key: process.key }));
  },
};

function togglePause(state: State): Next<State> {
  if (state.playback) return togglePlay(state);
  const isPaused = !state.isPaused;
  const effects: Effect[] = isPaused ? [] : [{ type: 'resample' }];
  return { state: { ...state, isPaused }, effects };
}

/** At its end there is nothing to play: from the first frame then. */
function togglePlay(state: State): Next<State> {
  if (!state.playback) return only(state);
  const { frame, frameCount, isPlaying, isOfLive } = state.playback;
  const next = { ...state, playback: { ...state.playback, isPlaying: !isPlaying } };
  const isAtEnd = !isPlaying && !isOfLive && frame === frameCount - 1 && frameCount > 1;
  const effect: Effect = isAtEnd ? { type: 'showFrame', frame: 0 } : { type: 'resample' };
  return { state: next, effects: [effect] };
}

function step(state: State, sign: 1 | -1): Next<State> {
  if (!state.playback) return askLookBack(state, sign);
  const { frame, frameCount, asked: before = frame, isOfLive } = state.playback;
  const asked = before + sign;
  const still = { ...state, playback: { ...state.playback, isPlaying: false } };
  if (asked < 0) return only(said(still, 'this is the first frame', 'note'));
  // There may be more by now.
  const isEnd = asked >= frameCount && !(isOfLive && asked === frameCount);
  if (isEnd) return only(said(still, 'this is the last frame', 'note'));
  const stepping = { ...still, playback: { ...still.playback, asked } };
  return { state: stepping, effects: [{ type: 'showFrame', frame: asked }] };
}

/** Whatever was remembered meanwhile is passed over. */
function goLive(state: State): Next<State> {
  const { playback } = state;
  if (!playback) return only(said(state, 'this is live already', 'note'));
  if (!playback.isOfLive) return only(said(state, 'a recording: nothing in it is live', 'note'));
  return { state, effects: [{ type: 'goLive' }] };
}

function changeSpeed(state: State, sign: 1 | -1): Next<State> {
  const { playback } = state;
  if (!playback) return only(state);
  const speed = speeds[speeds.indexOf(playback.speed) + sign];
  if (speed === undefined) {
    return only(said(state, `this is the ${sign > 0 ? 'fastest' : 'slowest'}`, 'note'));
  }
  return { state: { ...state, playback: { ...playback, speed } }, effects: [{ type: 'resample' }] };
}

/** To look at what is found there. */
function paused(state: State, effectOf: (frameCount: number) => Effect): Next<State> {
  const { playback } = state;
  if (!playback) return only(state);
  const effect = effectOf(playback.frameCount);
  const asked = effect.type === 'showFrame' ? effect.frame : undefined;
  const still = { ...state, playback: { ...playback, isPlaying: false, asked } };
  return { state: still, effects: [effect] };
}

function jump(to: Jump): Effect {
  return { type: 'jump', jump: to };
}
