import type { Action } from './action.js';
import type { Next } from './message.js';
import type { State } from './state.js';

/** What one kind of action makes of the state. `tableRows`: processes shown at once. */
export type Performer<T extends Action['type']> = (
  state: State,
  action: Extract<Action, { readonly type: T }>,
  tableRows: number,
) => Next<State>;

export type Performers<T extends Action['type']> = { readonly [One in T]: Performer<One> };

/** Nothing but a change of the state. */
export function only(state: State): Next<State> {
  return { state, effects: [] };
}
