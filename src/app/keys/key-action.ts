import { stateClasses } from '../../model/process.js';
import type { Action } from '../action.js';
import type { Dialog } from '../dialogs/dialog.js';
import type { Binding, Context } from './binding.js';
import { keymap } from './keymap.js';

/**
 * The bindings that hold where we are, with the keys that they hold for: a dialog takes all keys from
 * the table, a recording takes some, and so does a pane that has the arrow keys.
 */
export function bindingsNow(
  dialog: Dialog['type'] | undefined,
  isReplay: boolean,
  isPaneFocused = false,
): readonly Binding[] {
  const taken = new Set<string>();
  const held: Binding[] = [];
  for (const context of contextsNow(dialog, isReplay, isPaneFocused)) {
    for (const binding of keymap.filter((one) => one.context === context)) {
      const keys = binding.keys.filter((key) => !taken.has(key));
      for (const key of keys) taken.add(key);
      if (keys.length > 0) held.push({ ...binding, keys });
    }
  }
  return held;
}

/** What a key means where we are. */
export function actionOf(
  key: string,
  dialog: Dialog['type'] | undefined,
  isReplay: boolean,
  isPaneFocused = false,
): Action | undefined {
  for (const context of contextsNow(dialog, isReplay, isPaneFocused)) {
    const binding = keymap.find((one) => one.context === context && isKeyOf(one, key));
    if (binding) return withKey(binding.action, key);
  }
  return dialog && typingContexts.has(dialog) ? typed(key) : undefined;
}

/** Dialogs in which a printable key is text. */
const typingContexts: ReadonlySet<Context> = new Set([
  'picker',
  'plan',
  'search',
  'interval',
  'jump',
  'file',
  'filter',
  'users',
]);

function contextsNow(
  dialog: Dialog['type'] | undefined,
  isReplay: boolean,
  isPaneFocused: boolean,
): readonly Context[] {
  if (dialog) return ['everywhere', dialog];
  const above: readonly Context[] = isReplay ? ['replay', 'table'] : ['table'];
  return isPaneFocused ? ['everywhere', 'pane', ...above] : ['everywhere', ...above];
}

function isKeyOf({ keys, action }: Binding, key: string): boolean {
  if (action.type === 'toggleClass') return keys.includes(key.toUpperCase());
  return keys.includes(key) || (keys.includes('0-9') && /^[0-9]$/.test(key));
}

function withKey(action: Action, key: string): Action {
  if (action.type === 'searchPid') return { ...action, digit: key };
  const one = stateClasses.find((each) => each === key.toUpperCase());
  return action.type === 'toggleClass' && one ? { ...action, class: one } : action;
}

function typed(key: string): Action | undefined {
  if (key === 'Space') return { type: 'type', text: ' ' };
  return [...key].length === 1 ? { type: 'type', text: key } : undefined;
}
