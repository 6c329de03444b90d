import type { Need } from '../../sample/demand.js';
import type { ProcessSample } from '../../sample/process-sample.js';
import { type ByteMemory, byteMemory } from './byte-memory.js';
import type { Gate } from './gate.js';
import { STAT_SLOT_BYTES } from './kept-stats.js';
import type { ReadFailure } from './read-failure.js';
import type { StatFiles } from './stat-files.js';
import type { TrackedProcess } from './tracked-process.js';

/** All processes of a /proc tree, from one scan to the next. */
export type ProcessTable = {
  /** Absolute, symbolic links resolved. */
  readonly root: string;
  /** Whether it is a mounted proc: in plain files a descriptor outlives what it showed. */
  readonly isLive: boolean;
  readonly files: StatFiles;
  /** Absent where schedstat does not tell who ran. */
  readonly gate: Gate | undefined;
  /** What the stats that are kept open said last. */
  readonly keptStats: ByteMemory;
  /** Whether the gate may be used in this scan. */
  isGated: boolean;
  readonly byPid: Map<number, TrackedProcess>;
  /** By pid ascending, each at the place that it names. */
  readonly rows: TrackedProcess[];
  /** Of the rows, as they were given last; not theirs any more where `isReshaped`. */
  samples: readonly ProcessSample[];
  isReshaped: boolean;
  /** Rows of which something moved that is not in `samples` yet. */
  touched: TrackedProcess[];
  /** Rows of this and of the last scan that were new. */
  newcomers: TrackedProcess[];
  formerNewcomers: readonly TrackedProcess[];
  /** Rows whose status is to be read when there is time; whatever is not wanted may wait here. */
  readonly staleStatuses: Set<TrackedProcess>;
  /** Rows with several threads, or a list of them. */
  readonly threaded: Set<TrackedProcess>;
  readonly withRowFacts: Set<TrackedProcess>;
  /** Rows whose cmdline did not answer. */
  readonly slow: Set<TrackedProcess>;
  /** Pids that have no children any more since the scan began: gone, or ended. */
  readonly childless: Set<number>;
  /** Pids that are there and were not read yet, ascending. */
  unreadPids: readonly number[];
  /** Who was named last, as long as no row comes or goes: status and command line are asked of the same. */
  named: Named | undefined;
  /** Scans done. */
  scan: number;
  forks?: number;
  lastPid?: number;
  /** A pid was given whose process may not have been there yet when the directory was listed. */
  isBirthPending: boolean;
  isDirectoryDue: boolean;
  /** Of the rows, in the last scan. */
  rowTally: ScanTally;
  /** Of those that are no rows, when the directory was listed last. */
  newcomerTally: ScanTally;
  /** Of the row facts that were wanted in the last scan. */
  factTally: FactTally;
};

type Named = { readonly need: Need; readonly found: readonly TrackedProcess[] };

/** How often something went wrong. */
export type ScanTally = {
  denied: number;
  garbled: number;
  noDescriptor: number;
};

/** Of how many processes something may not be read, and in which files. */
type FactTally = { denied: number; readonly files: Set<string> };

export function processTable(
  root: string,
  isLive: boolean,
  files: StatFiles,
  gate?: Gate,
): ProcessTable {
  return {
    root,
    isLive,
    files,
    gate,
    keptStats: byteMemory(STAT_SLOT_BYTES),
    isGated: false,
    byPid: new Map(),
    rows: [],
    samples: [],
    isReshaped: false,
    touched: [],
    newcomers: [],
    formerNewcomers: [],
    staleStatuses: new Set(),
    threaded: new Set(),
    withRowFacts: new Set(),
    slow: new Set(),
    childless: new Set(),
    unreadPids: [],
    named: undefined,
    scan: 0,
    isBirthPending: false,
    isDirectoryDue: true,
    rowTally: noTrouble(),
    newcomerTally: noTrouble(),
    factTally: { denied: 0, files: new Set() },
  };
}

export function noTrouble(): ScanTally {
  return { denied: 0, garbled: 0, noDescriptor: 0 };
}

/** Something of this row moved: its sample is to be made anew. */
export function touch(table: ProcessTable, tracked: TrackedProcess): void {
  if (tracked.isTouched) return;
  tracked.isTouched = true;
  table.touched.push(tracked);
}

export function countFailure(table: ProcessTable, tally: ScanTally, failure: ReadFailure): void {
  if (failure === 'denied') tally.denied += 1;
  if (failure === 'unreadable') tally.garbled += 1;
  if (failure !== 'noDescriptor') return;
  tally.noDescriptor += 1;
  // A newcomer that could not be opened is still to be found.
  table.isDirectoryDue = true;
}
