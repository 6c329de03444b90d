import { signalNameOf } from './signal-names.js';

/** How a process ended, from its wait status (wait(2)). */
export function endOf(waitStatus: number): string {
  const signal = waitStatus & 0x7f;
  if (signal === 0) return `exit status ${(waitStatus >> 8) & 0xff}`;
  const core = (waitStatus & 0x80) === 0 ? '' : ', core dumped';
  return `ended by signal ${signal} ${signalNameOf(signal)}${core}`;
}
