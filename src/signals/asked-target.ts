import type { ProcessIdentity } from '../sample/process-sample.js';

/** Whom the command line names: a pid, and where the user is careful when that process started. */
export type AskedTarget = Pick<ProcessIdentity, 'pid'> &
  Partial<Pick<ProcessIdentity, 'startTicks'>>;

/**
 * `9310` or `9310:4711` (startTicks of `ps --json`). Undefined for anything else: kill(2) gives 0 and negative
 * numbers a meaning of their own.
 */
export function parseTarget(text: string): AskedTarget | undefined {
  const match = /^([1-9]\d{0,9})(?::(\d{1,15}))?$/.exec(text);
  if (!match) return undefined;
  const pid = Number(match[1]);
  return match[2] === undefined ? { pid } : { pid, startTicks: Number(match[2]) };
}
