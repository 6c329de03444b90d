import type { ProcessSample } from '../../sample/process-sample.js';
import type { Sample } from '../../sample/sample.js';

/** How many processes are not the same object as in the sample before. Both lists are by pid. */
export function changeCount(before: Sample, now: Sample): number {
  if (before.processes === now.processes) return 0;
  let at = 0;
  let count = 0;
  for (const process of now.processes) {
    while (pidAt(before.processes, at) < process.pid) at++;
    if (before.processes[at] !== process) count++;
  }
  return count;
}

/** What it takes to keep a sample beside the one before, in bytes: measured with objects of Node 20, rounded up. */
export function keptBytes({ processes, details, devices }: Sample, changes: number): number {
  const lists = 8 * processes.length + 4096;
  return lists + changes * 600 + (details?.length ?? 0) * 8192 + (devices ? 16_384 : 0);
}

function pidAt(processes: readonly ProcessSample[], at: number): number {
  return processes[at]?.pid ?? Number.POSITIVE_INFINITY;
}
