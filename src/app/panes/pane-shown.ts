import type { State } from '../state.js';
import type { Pane } from './pane.js';
import { paneContent } from './pane-content.js';
import { type PaneLine, paneLines } from './pane-lines.js';

/** What the open pane tells, before it is scrolled. The title is raw text. */
export type PaneShown = { readonly title: string; readonly lines: readonly PaneLine[] };

/** Made anew only when something it rests on changed: a process may have ten thousand files open. */
export function withPaneShown(before: State, state: State): State {
  const { pane, size } = state;
  if (!pane) return state.paneShown ? { ...state, paneShown: undefined } : state;
  if (state.paneShown && restsOnTheSame(before, state, pane)) return state;
  const content = paneContent(state, pane.type);
  const paneShown = { title: content.title, lines: paneLines(content, size.width) };
  return { ...state, paneShown };
}

function restsOnTheSame(before: State, state: State, pane: Pane): boolean {
  return (
    before.pane?.type === pane.type &&
    before.model === state.model &&
    before.signalLog === state.signalLog &&
    before.selection.selected === state.selection.selected &&
    before.size.width === state.size.width &&
    before.isPaused === state.isPaused
  );
}
