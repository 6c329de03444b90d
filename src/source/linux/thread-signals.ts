import type { TargetFacts, ThreadSignals } from '../../sample/target-facts.js';
import { numberedEntries } from './numbered-entries.js';
import { parseThreadSignals } from './pid-status.js';
import type { SmallFiles } from './small-files.js';
import { waitChannelAt } from './wait-channel.js';

/** Some 30 ms of reading, in which no key is answered. */
export const maxThreads = 1024;

/** Of all living threads of a process, or of so many. */
export function readThreadSignals(
  directory: string,
  mayInspect: boolean,
  readSmallFile: SmallFiles,
): Pick<TargetFacts, 'threads' | 'unreadThreads'> {
  const tids = numberedEntries(`${directory}/task`);
  if (typeof tids === 'string') return {};
  const read = tids.slice(0, maxThreads);
  const threads = read.flatMap((tid): readonly ThreadSignals[] => {
    const own = `${directory}/task/${tid}`;
    const bytes = readSmallFile(`${own}/status`, true);
    const thread = typeof bytes === 'string' ? undefined : parseThreadSignals(bytes);
    if (!thread || isDead(thread)) return [];
    const isAsleep = thread.stateCode === 'S' || thread.stateCode === 'D';
    return [{ tid, ...thread, ...(isAsleep ? waitChannelAt(own, mayInspect, readSmallFile) : {}) }];
  });
  return {
    threads,
    ...(tids.length > read.length ? { unreadThreads: tids.length - read.length } : {}),
  };
}

function isDead({ stateCode }: { readonly stateCode: string }): boolean {
  return 'ZXx'.includes(stateCode);
}
