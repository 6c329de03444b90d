import type { ProcessSample } from '../sample/process-sample.js';

/** The rows by pid, each pid once: as they came where the source kept its promise, else put in order. */
export function inPidOrder(rows: readonly ProcessSample[]): readonly ProcessSample[] {
  if (rows.every((row, index) => index === 0 || (rows[index - 1]?.pid ?? 0) < row.pid)) {
    return rows;
  }
  const byPid = new Map(rows.map((row) => [row.pid, row]));
  return [...byPid.values()].sort((one, other) => one.pid - other.pid);
}
