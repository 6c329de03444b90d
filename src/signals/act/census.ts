import type { ProcessStat } from '../../sample/process-sample.js';

/** Who is there at this moment, read anew each time it is asked. */
export type Census = {
  /** By pid, each read only when it is taken: one is stopped before the next is read. */
  readonly everyone: () => Iterable<ProcessStat>;
  readonly statOf: (pid: number) => ProcessStat | undefined;
};
