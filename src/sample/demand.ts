import type { DetailPart } from './process-details.js';
import type { ProcessIdentity } from './process-sample.js';

/** Nothing, everything, or these processes. */
export type Need = 'all' | readonly ProcessIdentity[];

/**
 * What the consumer wants to know beyond `stat`: what is visible, selected, sorted or filtered by.
 * A fact that is wanted is read where it is not known yet, and again in slow rotation.
 */
export type Demand = {
  readonly status: Need;
  readonly cmdline: Need;
  /** Absent: threads are not shown. */
  readonly threads?: Need;
  /** Absent: no pane asks for more. */
  readonly details?: DetailDemand;
  /** Absent: nobody looks at the machine's devices. */
  readonly devices?: true;
};

/** Which parts of which processes are to be read anew with each sample. */
type DetailDemand = {
  readonly of: Need;
  readonly parts: readonly DetailPart[];
};
