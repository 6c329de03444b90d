import type { Pane } from '../app/pane.js';
import type { State } from '../app/state.js';
import { commandPane } from './command-pane.js';
import type { FrameRow } from './frame.js';

/** All that a pane has to tell, before it is scrolled. */
export type PaneLines = {
  readonly title: string;
  readonly lines: readonly FrameRow[];
};

/** What the open pane tells at that width. */
export function paneLines(state: State, pane: Pane, width: number): PaneLines {
  switch (pane.type) {
    case 'command':
      return commandPane(state, width);
  }
}
