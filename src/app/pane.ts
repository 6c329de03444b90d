import { only, type Performers } from './performer.js';
import type { State } from './state.js';

/** What the pane below the table tells, of the selected process or of the machine. */
export type PaneType = 'command';

/** The pane below the table. It follows the cursor. */
export type Pane = {
  readonly type: PaneType;
  /** Index of its uppermost visible line. */
  readonly top: number;
  /** The arrow keys scroll it; else they move in the table. */
  readonly isFocused: boolean;
};

export const panePerformers: Performers<'togglePane'> = {
  togglePane: (state, { pane }) => only(withPaneToggled(state, pane)),
};

/** That pane opened in the place of any other; closed where it is open. */
function withPaneToggled(state: State, type: PaneType): State {
  const pane = state.pane?.type === type ? undefined : { type, top: 0, isFocused: false };
  return { ...state, pane };
}
