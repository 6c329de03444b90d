import type { DetailPart } from './process-details.js';
import type { ProcessIdentity } from './process-sample.js';
import type { RowFact } from './row-facts.js';

/** Nothing, everything, or these processes. */
export type Need = 'all' | readonly ProcessIdentity[];

/**
 * What the consumer wants to know beyond `stat`: what is visible, selected, sorted or filtered by.
 * Status and command line are read where they are not known yet, and again in slow rotation.
 */
export type Demand = {
  readonly status: Need;
  readonly cmdline: Need;
  /**
   * Only these must be as they are now, whatever moved of them. Of the others it may be told late what moves
   * without their running (memory taken from them, a priority another gave them). Absent: all.
   */
  readonly shown?: readonly ProcessIdentity[];
  /** The sample may leave processes for the next one where all would take long: a note says so. */
  readonly mayBePartial?: true;
  /** Read anew with each sample. Absent: nothing of that kind. */
  readonly rowFacts?: FactDemand;
  /** Absent: threads are not shown. */
  readonly threads?: Need;
  /** Absent: no pane asks for more. */
  readonly details?: DetailDemand;
  /** Absent: nobody looks at the machine's devices. */
  readonly devices?: true;
};

/** Which facts of which processes. */
export type FactDemand = Readonly<Partial<Record<RowFact, Need>>>;

/** Which parts of which processes are to be read anew with each sample. */
type DetailDemand = {
  readonly of: Need;
  readonly parts: readonly DetailPart[];
};
