import type { Viewer } from '../../sample/host-sample.js';
import { type DeviceReader, deviceReader } from '../devices/device-reader.js';
import type { BlockingPart } from './blocking-parts.js';
import { type BlockingReader, blockingReader } from './blocking-reader.js';
import type { BootReading } from './boot.js';
import type { DetailsReader } from './details-reader.js';
import { takeAnswer } from './facts.js';
import { gateOver } from './gate.js';
import { hidepidHere } from './hidepid-here.js';
import { type KeptFiles, keptFiles } from './kept-files.js';
import { parseFdBudget } from './limits.js';
import type { LimitsReader } from './limits-reader.js';
import { CMDLINE_BYTES } from './pid-cmdline.js';
import type { PressureReader } from './pressure-reader.js';
import { openProcRoot, type ProcRoot } from './proc-root.js';
import { type ProcessTable, processTable } from './process-table.js';
import { monotonicMs } from './slices.js';
import { asciiOf, type SmallFiles, smallFiles } from './small-files.js';
import { closeStatFiles, openStatFiles } from './stat-files.js';
import type { TrackedProcess } from './tracked-process.js';

export type LinuxSourceOptions = {
  /** '/proc', or any tree of that shape. */
  readonly procRoot?: string;
  /** How many stat files may stay open; from /proc/self/limits where not given. */
  readonly fdBudget?: number;
  /** How long a cmdline, environ or smaps_rollup may stand still. */
  readonly cmdlineDeadlineMs?: number;
  /** When one that did not answer is tried again; doubled each time. */
  readonly cmdlineBackoffMs?: number;
  /** The helper that reads command lines stays: for who asks with every sample. */
  readonly hasResidentHelper?: boolean;
  /** How long a question about a device may take. */
  readonly deviceDeadlineMs?: number;
};

/** What a source has open of a machine, and remembers from one sample to the next. */
export type Machine = {
  readonly root: ProcRoot;
  readonly readSmallFile: SmallFiles;
  readonly hostFiles: KeptFiles;
  readonly table: ProcessTable;
  readonly cmdlines: BlockingReader<TrackedProcess>;
  /** A helper of its own: what one process is asked for does not wait behind all command lines. */
  readonly parts: BlockingReader<BlockingPart>;
  /** Absent until details are wanted for the first time. */
  details?: DetailsReader;
  readonly hidepid: string | undefined;
  readonly limits: LimitsReader;
  readonly pressure: PressureReader;
  readonly devices: DeviceReader;
  boot?: BootReading;
  viewer?: Viewer;
};

const CMDLINE_DEADLINE_MS = 250;
const CMDLINE_BACKOFF_MS = 30_000;
/** So much of an environment is kept. */
const ENVIRONMENT_BYTES = 256 * 1024;

export function openMachine(options: LinuxSourceOptions): Machine {
  const root = openProcRoot(options.procRoot ?? '/proc');
  const readSmallFile = smallFiles();
  const limits = asciiOf(readSmallFile('/proc/self/limits')) ?? '';
  // In a tree of plain files a kept descriptor would show for ever what it showed first.
  const fdBudget = root.isLive ? (options.fdBudget ?? parseFdBudget(limits)) : 0;
  const deadlineMs = options.cmdlineDeadlineMs ?? CMDLINE_DEADLINE_MS;
  const backoffMs = options.cmdlineBackoffMs ?? CMDLINE_BACKOFF_MS;
  const hidepid = hidepidHere(root, readSmallFile);
  // Of whom is hidden nothing tells when he ends, and then his children are another's.
  const isGated = root.isOurs && hidepid === undefined && fdBudget > 0;
  const gate = isGated ? gateOver(root.path, readSmallFile) : undefined;
  const table = processTable(root.path, root.isLive, openStatFiles(fdBudget), gate);
  const cmdlines = blockingReader<TrackedProcess>({
    pathOf: ({ file }) => `${file.directory}/cmdline`,
    onAnswer: (tracked, answer) => takeAnswer(table, tracked, answer, backoffMs),
    maxBytes: CMDLINE_BYTES,
    deadlineMs,
    isResident: options.hasResidentHelper === true,
  });
  const parts = blockingReader<BlockingPart>({
    pathOf: ({ path }) => path,
    onAnswer: (part, answer) => part.take(answer, backoffMs),
    maxBytes: ENVIRONMENT_BYTES,
    deadlineMs,
  });
  const devices = deviceReader(monotonicMs, options.deviceDeadlineMs);
  const readers = {
    readSmallFile,
    hostFiles: keptFiles(),
    cmdlines,
    parts,
    limits: { dueAtMs: 0 },
    pressure: { dueAtMs: 0 },
    devices,
  };
  return { root, table, hidepid, ...readers };
}

/** The descriptors that are kept open; helpers have their own ends. */
export function closeFiles({ table, hostFiles }: Machine): void {
  closeStatFiles(table.files);
  hostFiles.close();
}
