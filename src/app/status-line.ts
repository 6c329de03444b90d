import type { State, StatusLine } from './state.js';

/** Where an action needs a process. */
export const selectFirst = 'select a process first (arrow keys)';

const shownMs = 8000;

/** The state with something said in the status line, for a while. Raw text: the view sanitises it. */
export function said(state: State, text: string, kind: StatusLine['kind']): State {
  return { ...state, status: { text, kind, untilMs: state.nowMs + shownMs } };
}
