import type { ProcessIdentity, ProcessSample } from '../../sample/process-sample.js';
import { isSameJson } from '../shared-json.js';
import { isSameProcess } from './sharing.js';

/** What became of the processes of one sample in the next; each list by pid ascending. */
export type Differences = {
  readonly changed: readonly ChangedProcess[];
  readonly born: readonly ProcessSample[];
  readonly gone: readonly ProcessIdentity[];
};

type ChangedProcess = { readonly former: ProcessSample; readonly now: ProcessSample };

/** One walk along both lists, which are by pid ascending. */
export function differencesOf(
  before: readonly ProcessSample[],
  now: readonly ProcessSample[],
): Differences {
  const changed: ChangedProcess[] = [];
  const born: ProcessSample[] = [];
  const gone: ProcessIdentity[] = [];
  let at = 0;
  for (const process of now) {
    // Most are.
    if (before[at] === process) {
      at++;
      continue;
    }
    for (; isBefore(before[at], process); at++) pushIdentity(gone, before[at]);
    const former = before[at];
    if (former?.pid !== process.pid) {
      born.push(process);
      continue;
    }
    at++;
    if (isSameProcess(former, process)) {
      if (!isSameJson(former, process)) changed.push({ former, now: process });
    } else {
      pushIdentity(gone, former);
      born.push(process);
    }
  }
  for (; at < before.length; at++) pushIdentity(gone, before[at]);
  return { changed, born, gone };
}

function isBefore(former: ProcessSample | undefined, process: ProcessSample): boolean {
  return former !== undefined && former.pid < process.pid;
}

function pushIdentity(list: ProcessIdentity[], process: ProcessSample | undefined): void {
  if (process) list.push({ pid: process.pid, startTicks: process.startTicks });
}
