import type { State } from '../app/state.js';
import { sanitise } from '../text/sanitise.js';

/** What keeps rows from the table, and how to leave it: raw text has passed the sanitiser. Empty where nothing does. */
export function narrowingText({ model, show }: State): string {
  const parts: string[] = [];
  const top = show.subtree === undefined ? undefined : model?.processes.get(show.subtree);
  if (top) parts.push(`only ${top.sample.pid} ${sanitise(top.sample.comm)} and below: Esc leaves`);
  if (!show.hasKernelThreads) parts.push('no kernel threads: K');
  return parts.join(' · ');
}
