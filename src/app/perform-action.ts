import { columns } from '../columns/columns.js';
import { processOrThread } from '../model/thread.js';
import type { Action } from './action.js';
import {
  acceptDialog,
  closeDialog,
  eraseInDialog,
  moveInDialog,
  openSearch,
  typeInDialog,
} from './dialog-actions.js';
import { foldedByLevel } from './fold-depth.js';
import { folded, unfolded, withAllFoldsToggled } from './folding.js';
import type { Effect, Next } from './message.js';
import { openPicker } from './picker.js';
import { searchedFrom } from './search.js';
import { movedBy } from './selection.js';
import {
  withKernelThreadsToggled,
  withNameToggled,
  withoutSubtree,
  withPathToggled,
  withSubtreeToggled,
  withThreadsToggled,
} from './showing.js';
import { siblingSelected } from './siblings.js';
import { neighbourSort, reversedSort, sortedBy } from './sorting.js';
import { activeSort, type State } from './state.js';
import { said, selectFirst } from './status-line.js';

/** What an action makes of the state. `tableRows`: processes shown at once. */
export function perform(state: State, action: Action, tableRows: number): Next<State> {
  switch (action.type) {
    case 'quit':
    case 'suspend':
    case 'repaint':
      return { state, effects: [action] };
    case 'toggleThreads':
      return withThreadsToggled(state);
    case 'togglePause':
      return togglePause(state);
    case 'togglePlay':
      return togglePlay(state);
    case 'step':
      return step(state, action.sign);
    case 'accept':
    case 'acceptForced':
      return acceptDialog(state, action.type === 'acceptForced');
    default:
      return { state: changed(state, action, tableRows), effects: [] };
  }
}

type PlainAction = Exclude<
  Action,
  {
    type:
      | 'quit'
      | 'suspend'
      | 'repaint'
      | 'toggleThreads'
      | 'togglePause'
      | 'togglePlay'
      | 'step'
      | 'accept'
      | 'acceptForced';
  }
>;

function changed(state: State, action: PlainAction, tableRows: number): State {
  switch (action.type) {
    case 'type':
      return typeInDialog(state, action.text, tableRows);
    case 'erase':
      return eraseInDialog(state, tableRows);
    case 'move':
      return state.dialog ? moveInDialog(state, action) : moved(state, action, tableRows);
    case 'openSearch':
      return openSearch(state, '', tableRows);
    case 'searchPid':
      return openSearch(state, action.digit, tableRows);
    case 'searchAgain':
      return searchedFrom(state, action.sign, tableRows);
    case 'sibling':
      return siblingSelected(state, action.sign, tableRows);
    default:
      return changedTable(state, action);
  }
}

function changedTable(
  state: State,
  action: Exclude<
    PlainAction,
    { type: 'type' | 'erase' | 'move' | 'openSearch' | 'searchPid' | 'searchAgain' | 'sibling' }
  >,
): State {
  switch (action.type) {
    case 'toggleTree':
      return { ...state, isTree: !state.isTree };
    case 'toggleFollow':
      return toggleFollow(state);
    case 'fold':
      return folded(state);
    case 'unfold':
      return unfolded(state);
    case 'toggleFoldAll':
      return withAllFoldsToggled(state);
    case 'foldLevel':
      return foldedByLevel(state, action.sign);
    case 'sortBy':
      return sortedBy(state, action.columnId);
    case 'sortNeighbour':
      return neighbourSort(state, action.sign);
    case 'reverseSort':
      return reversedSort(state);
    default:
      return changedShow(state, action.type);
  }
}

function changedShow(
  state: State,
  type:
    | 'toggleSubtree'
    | 'leaveSubtree'
    | 'toggleKernelThreads'
    | 'togglePath'
    | 'toggleName'
    | Parameters<typeof withDialog>[1],
): State {
  switch (type) {
    case 'toggleSubtree':
      return withSubtreeToggled(state);
    case 'leaveSubtree':
      return withoutSubtree(state);
    case 'toggleKernelThreads':
      return withKernelThreadsToggled(state);
    case 'togglePath':
      return withPathToggled(state);
    case 'toggleName':
      return withNameToggled(state);
    default:
      return withDialog(state, type);
  }
}

function withDialog(
  state: State,
  type: 'openHelp' | 'openPicker' | 'openSort' | 'openInterval' | 'closeDialog',
): State {
  switch (type) {
    case 'openHelp':
      return { ...state, dialog: { type: 'help', top: 0 } };
    case 'openPicker':
      return openPicker(state);
    case 'openSort':
      return {
        ...state,
        dialog: { type: 'sort', index: columns.indexOf(activeSort(state).column) },
      };
    case 'openInterval':
      return state.playback
        ? said(state, 'a recording has its own interval', 'note')
        : { ...state, status: undefined, dialog: { type: 'interval', text: '' } };
    case 'closeDialog':
      return closeDialog(state);
  }
}

function moved(state: State, action: Extract<Action, { type: 'move' }>, tableRows: number): State {
  const rows = {
    row: 1,
    halfPage: Math.max(1, Math.floor(tableRows / 2)),
    page: Math.max(1, tableRows - 1),
    all: state.rows.length,
  }[action.by];
  const selection = movedBy(state.selection, state.rows, tableRows, action.sign * rows);
  return { ...state, selection };
}

function toggleFollow(state: State): State {
  const { selected } = state.selection;
  const { model } = state;
  const process =
    selected === undefined ? undefined : model && processOrThread(model.processes, selected);
  if (state.isFollowing)
    return said({ ...state, isFollowing: false }, 'not following any more', 'note');
  if (!process) return said(state, selectFirst, 'note');
  const { pid, comm } = process.sample;
  return said({ ...state, isFollowing: true }, `following ${pid} ${comm}`, 'note');
}

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
