import type { Action } from '../action.js';
import type { Dialog } from '../dialogs/dialog.js';

/** Where a binding holds: a dialog takes the keys from the table, a recording and a pane add to it. */
export type Context = 'everywhere' | 'table' | 'replay' | 'pane' | Dialog['type'];

export type Binding = {
  /** By the names that the terminal gives them; '0-9' is any digit. */
  readonly keys: readonly string[];
  readonly context: Context;
  readonly action: Action;
  /** What it does, as the help and the docs say it. */
  readonly help: string;
  /** A word for the line at the bottom. */
  readonly footer?: string;
  /** Sends something to another process: greyed where that is not allowed. */
  readonly isActing?: true;
};

/** A line of the keymap. */
export function bind(
  context: Context,
  keys: readonly string[],
  action: Action,
  help: string,
  footer?: string,
): Binding {
  return { context, keys, action, help, ...(footer && { footer }) };
}

/** One that sends something to another process. */
export function acting(...binding: Parameters<typeof bind>): Binding {
  return { ...bind(...binding), isActing: true };
}
