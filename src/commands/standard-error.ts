import { sanitise } from '../text/sanitise.js';

/** One line on stderr, for people. Where nobody can read it any more, there is nobody to tell. */
export function say(message: string): void {
  const { stderr } = process;
  if (stderr.listenerCount('error') === 0) stderr.on('error', () => {});
  stderr.write(`treetop: ${sanitise(message)}\n`);
}
