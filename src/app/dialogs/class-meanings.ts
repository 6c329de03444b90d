import type { StateClass } from '../../model/process.js';

/** What the letter of a class says of a process, in a few words. */
export const classMeanings: Readonly<Record<StateClass, string>> = {
  R: 'runs or could run',
  S: 'sleeps until something happens',
  D: 'sleeps, deaf to signals',
  T: 'stopped or held by a debugger',
  Z: 'dead, its parent has not asked yet',
  X: 'was here and is gone',
};
