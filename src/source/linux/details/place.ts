import type { ProcessStat } from '../../../sample/process-sample.js';
import type { ThreadFacts } from '../../../sample/thread-sample.js';
import { type WhyNothing, whyNothing } from './why-nothing.js';

/** Where the kernel tells of a process. */
export type Place = {
  /** /proc/PID */
  readonly own: string;
  /** The same, or of a living thread where the main one is dead: its own shows nothing of what they share. */
  readonly directory: string;
  /** Why there is nothing to be found of what a process usually has. */
  readonly why?: WhyNothing;
};

export function placeOf(
  root: string,
  process: {
    readonly pid: number;
    readonly sample: Pick<ProcessStat, 'flags' | 'stateCode'>;
    readonly threadList?: ThreadFacts | undefined;
  },
): Place {
  const own = `${root}/${process.pid}`;
  const why = whyNothing(process.sample);
  const living = process.threadList?.list?.find(({ stateCode }) => !'ZXx'.includes(stateCode));
  if (why === 'ended' && living !== undefined) {
    return { own, directory: `${own}/task/${living.tid}` };
  }
  return { own, directory: own, ...(why === undefined ? {} : { why }) };
}
