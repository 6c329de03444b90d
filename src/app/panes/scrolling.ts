import { scrollDialog } from '../dialogs/dialog-actions.js';
import { only, type Performers } from '../performer.js';
import type { State } from '../state.js';
import { said } from '../status-line.js';
import { scrolledBy } from '../table/selection.js';
import { paneScrolledBy } from './pane-performers.js';

/** What the wheel is over. */
export type ScrolledPart = 'table' | 'pane' | 'dialog';

const rowsANotch = 3;

/** The wheel. */
export const scrollPerformers: Performers<'scroll'> = {
  scroll: (state, { part, notches }, tableRows) => {
    switch (part) {
      case 'dialog':
        return only(scrollDialog(state, notches));
      case 'pane':
        return only(paneScrolledBy(state, notches * rowsANotch));
      case 'table':
        return only(withTableScrolled(state, notches * rowsANotch, tableRows));
    }
  },
};

/** Who is followed cannot be scrolled out of sight. */
function withTableScrolled(state: State, distance: number, tableRows: number): State {
  const selection = scrolledBy(state.selection, state.rows, tableRows, distance);
  const next = { ...state, selection };
  if (!state.isFollowing || !selection.isOutOfSight) return next;
  return said({ ...next, isFollowing: false }, 'scrolled away: not following any more', 'note');
}
