import type { State } from '../app/state.js';
import { userNameOfUid } from '../model/facts-of-process.js';
import { stateClasses } from '../model/process.js';
import { cutCells } from '../text/fit.js';
import { formatCount } from '../text/format-count.js';
import { sanitise } from '../text/sanitise.js';

/** What is tagged, what keeps rows from the table, and how to leave it: raw text has passed the sanitiser. Empty where nothing does. */
export function narrowingText(state: State): string {
  const left = leftByEsc(state);
  const parts = left.length === 0 ? [] : [...left, 'Esc shows all'];
  if (state.tagged.size > 0) parts.unshift(`${formatCount(state.tagged.size)} tagged: U untags`);
  if (!state.show.hasKernelThreads) parts.push('no kernel threads: K');
  return parts.join(' · ');
}

/** So that what else is narrowed, and the way out, stay on the screen. */
const longestFilter = 40;

function leftByEsc({ model, show }: State): readonly string[] {
  const parts: string[] = [];
  const top = show.subtree === undefined ? undefined : model?.processes.get(show.subtree);
  if (top) parts.push(`only ${top.sample.pid} ${sanitise(top.sample.comm)} and below`);
  const user =
    show.uid === undefined ? undefined : model && userNameOfUid(show.uid, model.sample.boot);
  if (user !== undefined) parts.push(`user ${sanitise(user)}`);
  const classes = show.classes && stateClasses.filter((one) => show.classes?.has(one));
  if (classes) parts.push(`states ${classes.join(' ')}`);
  if (show.textFilter) parts.push(`filter ${cut(sanitise(show.textFilter.text))}`);
  return parts;
}

function cut(text: string): string {
  const shown = cutCells(text, 0, longestFilter);
  return shown === text ? text : `${shown}…`;
}
