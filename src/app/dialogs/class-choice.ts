import { type StateClass, stateClasses } from '../../model/process.js';
import { only, type Performers } from '../performer.js';
import { withMatchesUnfolded } from '../rows/unfolded-matches.js';
import type { State } from '../state.js';
import type { Dialog } from './dialog.js';

/** Which classes of states are shown. */
export const classPerformers: Performers<'openClasses' | 'toggleClass'> = {
  openClasses: (state) => only({ ...state, dialog: { type: 'classes', index: 0 } }),
  toggleClass: (state, action) => only(withClassToggled(state, action.class)),
};

/** Space in the list: the class of the marked line. */
export function withListedClassToggled(
  state: State,
  { index }: Extract<Dialog, { type: 'classes' }>,
): State {
  const one = stateClasses[index];
  return one === undefined ? state : withClassToggled(state, one);
}

/** From all to that one alone; then one more, or one less; none is all again. */
function withClassToggled(state: State, one: StateClass): State {
  const classes = new Set(state.show.classes);
  if (!classes.delete(one)) classes.add(one);
  const show = { ...state.show, classes: classes.size === 0 ? undefined : classes };
  const at = state.dialog?.type === 'classes' ? stateClasses.indexOf(one) : undefined;
  const dialog = at === undefined ? state.dialog : { type: 'classes' as const, index: at };
  return withMatchesUnfolded({ ...state, dialog, show });
}
