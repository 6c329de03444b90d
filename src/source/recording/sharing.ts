import type { ProcessDetails } from '../../sample/process-details.js';
import type { ProcessIdentity, ProcessSample } from '../../sample/process-sample.js';
import { shared } from '../shared-json.js';

/** Both by pid ascending: a process that did not change is the same object as before. */
export function sharedProcesses(
  before: readonly ProcessSample[],
  now: readonly ProcessSample[],
): readonly ProcessSample[] {
  let at = 0;
  return now.map((process) => {
    while ((before[at]?.pid ?? Number.POSITIVE_INFINITY) < process.pid) at++;
    const former = before[at];
    return isSameProcess(former, process) ? shared(former, process) : process;
  });
}

/** Details of a process that say the same as before are the same object, and so is each part of them. */
export function sharedDetails(
  before: readonly ProcessDetails[] | undefined,
  now: readonly ProcessDetails[],
): readonly ProcessDetails[] {
  const formers = new Map(before?.map((details) => [details.pid, details]));
  return now.map((details) => {
    const former = formers.get(details.pid);
    return isSameProcess(former, details) ? shared(former, details) : details;
  });
}

export function isSameProcess(
  one: ProcessIdentity | undefined,
  other: ProcessIdentity | undefined,
): boolean {
  return one?.pid === other?.pid && one?.startTicks === other?.startTicks;
}
