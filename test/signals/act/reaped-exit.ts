import { loadPidfds } from '../../../src/native/pidfd.js';
import type { Outcome } from '../../../src/signals/outcome.js';
import { kernelIsAtLeast } from '../../helpers/machine.js';

const pidfds = await loadPidfds();

/** Whether a pidfd tells how one ended that its parent has reaped. Else only who came in time to see a zombie knows. */
export const tellsReapedExit = !('unavailable' in pidfds) && kernelIsAtLeast(6, 15);

/** What is to be told here, at least, of one that ended so. */
export function deathLike(exitCode: number): Partial<Extract<Outcome, { type: 'died' }>> {
  return { type: 'died', ...(tellsReapedExit ? { exitCode } : {}) };
}
