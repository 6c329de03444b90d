import { readdirSync } from 'node:fs';
import type { TargetFacts, ThreadSignals } from '../../sample/target-facts.js';
import { parseThreadSignals } from './pid-status.js';
import { readFailureOf } from './read-failure.js';
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
  const tids = tidsIn(`${directory}/task`);
  if (tids === undefined) return {};
  const read = tids.slice(0, maxThreads);
  const threads = read.flatMap((tid): readonly ThreadSignals[] => {
    const own = `${directory}/task/${tid}`;
    const bytes = readSmallFile(`${own}/status`);
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

function tidsIn(directory: string): readonly number[] | undefined {
  try {
    const names = readdirSync(directory).filter((name) => /^[1-9]\d{0,14}$/.test(name));
    return names.map(Number).sort((one, other) => one - other);
  } catch (error) {
    readFailureOf(error);
    return undefined;
  }
}

function isDead({ stateCode }: { readonly stateCode: string }): boolean {
  return 'ZXx'.includes(stateCode);
}
