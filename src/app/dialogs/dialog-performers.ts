import { columns } from '../../columns/columns.js';
import { only, type Performers } from '../performer.js';
import { repeatSignal } from '../signalling/repeat-signal.js';
import { activeSort, type State } from '../state.js';
import { said } from '../status-line.js';
import { withListedClassToggled } from './class-choice.js';
import { withListedColumnToggled } from './column-choice.js';
import type { Dialog } from './dialog.js';
import {
  acceptDialog,
  closeDialog,
  eraseInDialog,
  openSearch,
  typeInDialog,
} from './dialog-actions.js';
import { openFilter } from './filter-prompt.js';
import { openPicker } from './picker.js';
import { withListedCpuToggled } from './scheduling-dialogs.js';
import { withOrderTurned, withScopeMoved } from './sweep-dialog.js';
import { openUsers } from './user-choice.js';

/** What opens a dialog, and what is done in one. */
export const dialogPerformers: Performers<
  | 'openHelp'
  | 'openPicker'
  | 'repeatSignal'
  | 'chooseScope'
  | 'turnOrder'
  | 'openSort'
  | 'openSearch'
  | 'searchPid'
  | 'openInterval'
  | 'openFilter'
  | 'openUsers'
  | 'toggleListed'
  | 'closeDialog'
  | 'accept'
  | 'acceptForced'
  | 'mark'
  | 'type'
  | 'erase'
> = {
  openHelp: (state) => only({ ...state, dialog: { type: 'help', top: 0 } }),
  openPicker,
  repeatSignal,
  chooseScope: (state, { sign }) => only(withScopeMoved(state, sign)),
  turnOrder: (state) => only(withOrderTurned(state)),
  openSort: (state) => only(openSort(state)),
  openSearch: (state, _action, tableRows) => only(openSearch(state, '', tableRows)),
  searchPid: (state, { digit }, tableRows) => only(openSearch(state, digit, tableRows)),
  openInterval: (state) => only(openInterval(state)),
  openFilter,
  openUsers,
  toggleListed: (state) => only(withListedToggled(state)),
  closeDialog: (state) => only(closeDialog(state)),
  accept: (state) => acceptDialog(state, false),
  acceptForced: (state) => acceptDialog(state, true),
  mark: (state, { dialog }) => only(isMarked(state, dialog) ? state : { ...state, dialog }),
  type: (state, { text }, tableRows) => only(typeInDialog(state, text, tableRows)),
  erase: (state, _action, tableRows) => only(eraseInDialog(state, tableRows)),
};

/** Space on a line of a list. */
function withListedToggled(state: State): State {
  const { dialog } = state;
  if (dialog?.type === 'columns') return withListedColumnToggled(state, dialog);
  if (dialog?.type === 'affinity') return withListedCpuToggled(state, dialog);
  return dialog?.type === 'classes' ? withListedClassToggled(state, dialog) : state;
}

function openSort(state: State): State {
  const index = columns.indexOf(activeSort(state).column);
  return { ...state, dialog: { type: 'sort', index } };
}

function openInterval(state: State): State {
  return state.playback
    ? said(state, 'a recording has its own interval', 'note')
    : { ...state, status: undefined, dialog: { type: 'interval', text: '' } };
}

/** Marked once more it stays the very dialog that was painted: the next click is not one on another. */
function isMarked({ dialog: shown }: State, dialog: Dialog): boolean {
  const before = new Map<string, unknown>(Object.entries(shown ?? {}));
  return Object.entries(dialog).every(([name, value]) => before.get(name) === value);
}
