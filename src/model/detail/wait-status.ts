import { signalNameOf } from './signal-names.js';

/** A wait status (wait(2)) in parts. */
export type WaitStatus = {
  /** Absent where a signal ended it. */
  readonly exitStatus?: number;
  /** By name, of the signal that ended it. */
  readonly signal?: string;
  readonly hasDumpedCore: boolean;
};

export function waitStatusOf(waitStatus: number): WaitStatus {
  const signal = waitStatus & 0x7f;
  if (signal === 0) return { exitStatus: (waitStatus >> 8) & 0xff, hasDumpedCore: false };
  return { signal: signalNameOf(signal), hasDumpedCore: (waitStatus & 0x80) !== 0 };
}

/** How a process ended, from its wait status. */
export function endOf(waitStatus: number): string {
  const { exitStatus, signal, hasDumpedCore } = waitStatusOf(waitStatus);
  if (exitStatus !== undefined) return `exit status ${exitStatus}`;
  return `ended by signal ${waitStatus & 0x7f} ${signal}${hasDumpedCore ? ', core dumped' : ''}`;
}
