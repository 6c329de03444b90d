import type { ProcessKey } from '../model/process.js';
import { processOrThread } from '../model/thread.js';
import type { Action } from './action.js';
import { withRescheduled, withSchedulingSeen } from './dialogs/scheduling-settled.js';
import { actionOf } from './keys/key-action.js';
import type { Message, Next } from './message.js';
import { withPaneShown } from './panes/pane-shown.js';
import { perform } from './perform-action.js';
import { hasPaneTheKeys, layoutNow, tableRowsOf, withRows } from './rows/rows.js';
import { withPlanTold } from './signalling/plan-seen.js';
import { withSignalTold, withSweepTold } from './signalling/signal-log.js';
import { lookingAgain, withManySeen, withTargetSeen } from './signalling/target-seen.js';
import type { State } from './state.js';
import { said } from './status-line.js';
import { keysFromDepth } from './table/fold-depth.js';
import { withoutGoneFolds } from './table/folding.js';
import { withMissingSelected, withSelectionMissing } from './table/missing-selection.js';
import { searchedWhileTyping } from './table/search.js';
import { withoutGoneSubtree } from './table/showing.js';
import { withoutGoneTags } from './table/tagging.js';
import { withLookedBack, withoutPlayback, withPresent } from './time/looking-back.js';
import { withPast } from './time/past.js';
import type { Playback } from './time/playback.js';
import { withFactsAsked } from './wanted.js';

/** The one place where the state of the screen changes. */
export function update(state: State, message: Message): Next<State> {
  const { state: changed, effects } = reaction(state, message);
  const next = withPaneShown(state, withPast(withRows(state, changed)));
  return { state: next, effects: withFactsAsked(state, next, effects) };
}

function reaction(state: State, message: Message): Next<State> {
  switch (message.type) {
    case 'keyPressed':
      return keyPressed(state, message.key);
    case 'acted':
      return acted(state, message);
    case 'resized':
      return only({ ...state, size: { width: message.width, height: message.height } });
    case 'tick':
      return only(withoutOldStatus({ ...state, nowMs: message.nowMs }));
    case 'modelArrived':
      return lookedAgain(modelArrived(state, message));
    case 'targetSeen':
      return only(withTargetSeen(state, message));
    case 'manySeen':
      return only(withManySeen(state, message));
    case 'intervalStretched':
      return only({ ...state, stretchedToMs: message.toMs });
    case 'signalTold':
      return only(withSignalTold(state, message));
    case 'sweepTold':
      return only(withSweepTold(state, message));
    case 'planTold':
      return only(withPlanTold(state, message.plan));
    case 'schedulingSeen':
      return only(withSchedulingSeen(state, message));
    case 'rescheduled':
      return withRescheduled(state, message);
    case 'timelineArrived':
      return only(withPlayback(state, { timeline: message.timeline }));
    case 'recordingEnded':
      return only(said(withPlayback(state, { isPlaying: false }), 'end of the recording', 'note'));
    case 'lookedBack':
      return only(withLookedBack(state, message));
    case 'presentReached':
      return only(presentReached(state));
    case 'recorderTold':
      return only({ ...state, recorder: message.recorder });
    case 'troubled':
    case 'noted':
      return only(said(state, message.text, message.type === 'noted' ? 'note' : 'bad'));
  }
}

function keyPressed(state: State, key: string): Next<State> {
  const { dialog, playback } = state;
  const action = actionOf(key, dialog?.type, playback !== undefined, hasPaneTheKeys(state));
  if (!action || isBlind(state, action)) return only(state);
  return perform(state, action, tableRowsOf(state));
}

/** Between the paint and the click a dialog may have come, gone, or become another: it is not what was clicked. */
function acted(state: State, { action, dialog }: Extract<Message, { type: 'acted' }>): Next<State> {
  const isSeen =
    action.type === 'scroll' ? dialog?.type === state.dialog?.type : dialog === state.dialog;
  if (!isSeen || isBlind(state, action)) return only(state);
  return perform(state, action, tableRowsOf(state));
}

const safeUnseen: ReadonlySet<Action['type']> = new Set([
  'quit',
  'suspend',
  'repaint',
  'closeDialog',
]);

/** On a screen that is too small to show anything nothing is done that one would have to see. */
function isBlind(state: State, action: Action): boolean {
  return layoutNow(state).isTooSmall && !safeUnseen.has(action.type);
}

function modelArrived(state: State, message: Extract<Message, { type: 'modelArrived' }>): State {
  const { model, frame, past = state.past } = message;
  if (!state.model && state.isStartCollapsed) {
    return modelArrived({ ...state, model, folded: keysFromDepth(model, 1) }, message);
  }
  if (frame === undefined && state.playback?.isOfLive) return withPresent(state, model);
  // It was on its way when the pause began.
  if (state.isPaused && state.model) return state;
  if (!state.playback) {
    return withGoneSaid(state, withoutGone(withoutGoneFolds(state, { ...state, model })));
  }
  const playback = frame === undefined ? state.playback : withFrame(state.playback, frame);
  return withGoneSaid(state, withMissingSelected(withoutGone({ ...state, model, playback, past })));
}

/** Live again: with what was sampled last. */
function presentReached(state: State): State {
  const model = state.present?.model;
  if (!state.playback || !model) return state;
  const found = withMissingSelected({ ...state, model });
  const live = modelArrived(withoutPlayback(found), { type: 'modelArrived', model });
  return said(live, 'live again', 'note');
}

function withoutGone(state: State): State {
  return withoutGoneSubtree(withoutGoneTags(state));
}

function withFrame(playback: Playback, frame: number): Playback {
  const asked = playback.asked === frame ? undefined : playback.asked;
  return { ...playback, frame, asked };
}

/** A selected process that is not there any more is not selected any more; what is searched may be there now. */
function withGoneSaid(before: State, state: State): State {
  const { selected } = state.selection;
  if (selected === undefined || isThere(state, selected)) {
    return withSearchGoingOn(state);
  }
  const former = before.model && processOrThread(before.model.processes, selected)?.sample;
  const name = `${former?.pid ?? '?'} ${former?.comm ?? ''}`;
  if (state.playback) return withSelectionMissing(state, selected, name);
  const selection = { ...state.selection, selected: undefined };
  const next = { ...state, selection, isFollowing: false };
  return said(next, `${name} is gone: nothing is selected`, 'note');
}

function isThere({ model }: State, key: ProcessKey): boolean {
  return model !== undefined && processOrThread(model.processes, key) !== undefined;
}

function withSearchGoingOn(state: State): State {
  const { dialog, selection } = state;
  if (dialog?.type !== 'search' || selection.selected !== undefined) return state;
  return searchedWhileTyping(state, dialog.text, tableRowsOf(state));
}

function withPlayback(state: State, change: Partial<Playback>): State {
  return { ...state, playback: state.playback && { ...state.playback, ...change } };
}

function withoutOldStatus(state: State): State {
  return state.status && state.status.untilMs <= state.nowMs
    ? { ...state, status: undefined }
    : state;
}

function lookedAgain(state: State): Next<State> {
  return { state, effects: lookingAgain(state) };
}

function only(state: State): Next<State> {
  return { state, effects: [] };
}
