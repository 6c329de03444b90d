import { outcomeText } from '../signals/outcome.js';
import { actionOf } from './keymap.js';
import { layoutOf } from './layout.js';
import type { Message, Next } from './message.js';
import { perform } from './perform-action.js';
import { searchedWhileTyping } from './search.js';
import { carriedOver } from './selection.js';
import type { State } from './state.js';
import { activeSort } from './state.js';
import { said } from './status-line.js';
import { visibleRows } from './visible-rows.js';

/** The one place where the state of the screen changes. */
export function update(state: State, message: Message): Next<State> {
  const { state: changed, effects } = reaction(state, message);
  return { state: withRows(state, changed), effects };
}

/** How many processes the table shows at once. */
export function tableRowsOf(state: State): number {
  const cpuCount = state.model?.sample.host.cpus.length ?? 0;
  return layoutOf(state.size.width, state.size.height, cpuCount).tableRows;
}

function reaction(state: State, message: Message): Next<State> {
  switch (message.type) {
    case 'keyPressed':
      return keyPressed(state, message.key);
    case 'resized':
      return only({ ...state, size: { width: message.width, height: message.height } });
    case 'tick':
      return only(withoutOldStatus({ ...state, nowMs: message.nowMs }));
    case 'modelArrived':
      return only(modelArrived(state, message));
    case 'intervalStretched':
      return only({ ...state, stretchedToMs: message.toMs });
    case 'signalSettled':
      return only(signalSettled(state, message));
    case 'recordingEnded':
      return only(said(stopped(state), 'end of the recording', 'note'));
    case 'troubled':
      return only(said(state, message.text, 'bad'));
  }
}

function keyPressed(state: State, key: string): Next<State> {
  const action = actionOf(key, state.dialog?.type, state.playback !== undefined);
  return action ? perform(state, action, tableRowsOf(state)) : only(state);
}

function modelArrived(state: State, message: Extract<Message, { type: 'modelArrived' }>): State {
  const { model, frame } = message;
  const playback =
    state.playback && frame !== undefined ? { ...state.playback, frame } : state.playback;
  const { selected } = state.selection;
  const isGone = selected !== undefined && !model.processes.has(selected);
  const next = { ...state, model, playback };
  if (!isGone) return withSearchGoingOn(next);
  const name = state.model?.processes.get(selected)?.sample.comm ?? '';
  return said(next, `the selected process ${selected.split(':')[0]} ${name} is gone`, 'note');
}

/** What is searched may have been born just now. */
function withSearchGoingOn(state: State): State {
  const { dialog, selection } = state;
  if (dialog?.type !== 'search' || selection.selected !== undefined) return state;
  return searchedWhileTyping(state, dialog.text, tableRowsOf(state));
}

function signalSettled(state: State, message: Extract<Message, { type: 'signalSettled' }>): State {
  const { target, signal, outcome } = message;
  const isGood = ['died', 'zombie', 'stopped', 'continued'].includes(outcome.type);
  return said(state, outcomeText(target, signal, outcome), isGood ? 'good' : 'bad');
}

function stopped(state: State): State {
  return { ...state, playback: state.playback && { ...state.playback, isPlaying: false } };
}

function withoutOldStatus(state: State): State {
  return state.status && state.status.untilMs <= state.nowMs
    ? { ...state, status: undefined }
    : state;
}

/** The rows follow from the rest of the state: made anew when something they rest on changed. */
function withRows(before: State, state: State): State {
  const isSame =
    before.model === state.model &&
    before.isTree === state.isTree &&
    activeSort(before) === activeSort(state) &&
    before.filter === state.filter &&
    before.folded === state.folded;
  if (!state.model || (isSame && before.size === state.size)) return state;
  const rows = isSame
    ? state.rows
    : visibleRows(state.model, {
        isTree: state.isTree,
        sort: activeSort(state),
        folded: state.folded,
        filter: state.filter,
      });
  const selection = carriedOver(state.selection, rows, tableRowsOf(state), state.isFollowing);
  return { ...state, rows, selection };
}

function only(state: State): Next<State> {
  return { state, effects: [] };
}
