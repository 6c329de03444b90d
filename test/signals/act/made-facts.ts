import type { ProcessStat } from '../../../src/sample/process-sample.js';
import type { TargetFacts, ThreadSignals } from '../../../src/sample/target-facts.js';
import { row } from '../../model/made-sample.js';

type Given = Partial<Omit<TargetFacts, 'stat' | 'masks' | 'threads'>> & {
  readonly stat?: Partial<ProcessStat>;
  readonly pending?: readonly number[];
  readonly blocked?: readonly number[];
  readonly ignored?: readonly number[];
  readonly caught?: readonly number[];
  readonly threads?: readonly ThreadSignals[];
};

/** Process 50 of ana, asleep, child of 7, with every signal at its default, but for what is given. */
export function facts(stateCode = 'S', given: Given = {}): TargetFacts {
  const { stat, pending = [], blocked = [], ignored = [], caught = [], threads, ...more } = given;
  const { readAtMs, ...own } = row({ pid: 50, startTicks: 700, ppid: 7, comm: 'tar' });
  return {
    readAtMs,
    stat: { ...own, stateCode, ...stat },
    uids: [1000, 1000, 1000, 1000],
    masks: {
      threadPending: maskOf([]),
      processPending: maskOf(pending),
      blocked: maskOf(blocked),
      ignored: maskOf(ignored),
      caught: maskOf(caught),
    },
    namespacePids: [50],
    ...(threads === undefined ? {} : { threads }),
    ...more,
  };
}

export function thread(
  stateCode: string,
  given: Partial<ThreadSignals> & { readonly blocks?: readonly number[] } = {},
): ThreadSignals {
  const { blocks = [], ...more } = given;
  return { tid: 50, stateCode, blocked: maskOf(blocks), pending: maskOf([]), ...more };
}

/** As status prints it. */
function maskOf(signals: readonly number[]): string {
  const bits = signals.reduce((mask, signal) => mask | (1n << BigInt(signal - 1)), 0n);
  return bits.toString(16).padStart(16, '0');
}
