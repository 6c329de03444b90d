import type { StatmSizes } from '../../sample/row-facts.js';

/** /proc/PID/statm (proc_pid_statm(5)): size resident shared text lib data dt, in pages. */
export function parseStatm(bytes: Buffer): StatmSizes | undefined {
  const fields = /^\d+ \d+ (\d+) (\d+) \d+ (\d+) \d+\n?$/.exec(bytes.toString('latin1'));
  if (fields === null) return undefined;
  const [sharedPages = 0, textPages = 0, dataPages = 0] = fields.slice(1).map(Number);
  return { sharedPages, textPages, dataPages };
}
