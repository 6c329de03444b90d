import type { StatFiles } from './stat-files.js';
import type { TrackedProcess } from './tracked-process.js';

/** All processes of a /proc tree, from one scan to the next. */
export type ProcessTable = {
  /** Absolute, symbolic links resolved. */
  readonly root: string;
  /** Whether it is a mounted proc: in plain files a descriptor outlives what it showed. */
  readonly isLive: boolean;
  readonly files: StatFiles;
  readonly byPid: Map<number, TrackedProcess>;
  /** By pid ascending. */
  rows: TrackedProcess[];
  /** Scans done. */
  scan: number;
  forks?: number;
  isDirectoryDue: boolean;
  /** Of the rows, in the last scan. */
  rowTally: ScanTally;
  /** Of those that are no rows, when the directory was listed last. */
  newcomerTally: ScanTally;
  /** Of the row facts that were wanted in the last scan. */
  factTally: FactTally;
};

/** How often something went wrong. */
export type ScanTally = {
  denied: number;
  garbled: number;
  noDescriptor: number;
};

/** Of how many processes something may not be read, and in which files. */
type FactTally = { denied: number; readonly files: Set<string> };

export function processTable(root: string, isLive: boolean, files: StatFiles): ProcessTable {
  return {
    root,
    isLive,
    files,
    byPid: new Map(),
    rows: [],
    scan: 0,
    isDirectoryDue: true,
    rowTally: noTrouble(),
    newcomerTally: noTrouble(),
    factTally: { denied: 0, files: new Set() },
  };
}

export function noTrouble(): ScanTally {
  return { denied: 0, garbled: 0, noDescriptor: 0 };
}
