import type { Demand } from '../../sample/demand.js';
import type { Viewer } from '../../sample/host-sample.js';
import type { Sample } from '../../sample/sample.js';
import type { Source } from '../../sample/source.js';
import {
  type DeviceReader,
  deviceReader,
  devicesSettled,
  stopAsking,
} from '../devices/device-reader.js';
import { UnusableSource } from '../unusable-source.js';
import type { BlockingPart } from './blocking-parts.js';
import {
  askFiles,
  type BlockingReader,
  blockingReader,
  closeBlockingReader,
  filesSettled,
  hasHelper,
} from './blocking-reader.js';
import { type BootReading, readBoot } from './boot.js';
import type { DetailsReader } from './details-reader.js';
import { devicesNow } from './devices.js';
import { refreshFacts, takeAnswer } from './facts.js';
import { gateOver } from './gate.js';
import { hidepidHere } from './hidepid-here.js';
import { readHost } from './host.js';
import { type KeptFiles, keptFiles } from './kept-files.js';
import { parseFdBudget } from './limits.js';
import { type LimitsReader, limitsNow } from './limits-reader.js';
import { CMDLINE_BYTES } from './pid-cmdline.js';
import { openProcRoot, type ProcRoot } from './proc-root.js';
import { type ProcessTable, processTable } from './process-table.js';
import { scanProcesses } from './scan.js';
import { scanNotes } from './scan-notes.js';
import { monotonicMs, type Slices, workSlices } from './slices.js';
import { asciiOf, type SmallFiles, smallFiles } from './small-files.js';
import { closeStatFiles, openStatFiles } from './stat-files.js';
import type { TrackedProcess } from './tracked-process.js';
import { readViewer } from './viewer.js';

export type LinuxSourceOptions = {
  /** '/proc', or any tree of that shape. */
  readonly procRoot?: string;
  /** How many stat files may stay open; from /proc/self/limits where not given. */
  readonly fdBudget?: number;
  /** How long a cmdline, environ or smaps_rollup may stand still. */
  readonly cmdlineDeadlineMs?: number;
  /** When one that did not answer is tried again; doubled each time. */
  readonly cmdlineBackoffMs?: number;
  /** How long a question about a device may take. */
  readonly deviceDeadlineMs?: number;
};

/** Samples never wait for what may block: that arrives with a later sample. */
export type LinuxSource = Source & {
  /** Resolves when each file and device asked of a helper has answered or been given up, at the latest after deadlineMs. */
  readonly factsSettled: (deadlineMs: number) => Promise<void>;
};

/**
 * This machine's processes, or those of another /proc. `next` rejects with UnusableSource where
 * there is no such tree, or no process in it.
 */
export function linuxSource(options: LinuxSourceOptions = {}): LinuxSource {
  const state: SourceState = { isClosed: false };
  return {
    next: async (demand) => {
      if (state.isClosed) return undefined;
      state.machine ??= openMachine(options);
      return nextSample(state, state.machine, demand);
    },
    factsSettled: async (deadlineMs) => {
      if (state.machine === undefined) return;
      const { cmdlines, parts, devices } = state.machine;
      await Promise.all([
        filesSettled(cmdlines, deadlineMs),
        filesSettled(parts, deadlineMs),
        devicesSettled(devices, deadlineMs),
      ]);
    },
    close: async () => {
      state.isClosed = true;
      if (state.machine === undefined) return;
      closeBlockingReader(state.machine.cmdlines);
      closeBlockingReader(state.machine.parts);
      stopAsking(state.machine.devices);
      closeStatFiles(state.machine.table.files);
      state.machine.hostFiles.close();
    },
  };
}

type SourceState = { isClosed: boolean; machine?: Machine };

type Machine = {
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
  readonly devices: DeviceReader;
  boot?: BootReading;
  viewer?: Viewer;
};

const CMDLINE_DEADLINE_MS = 250;
/** Ten thousand processes take longer: the first of them are on the screen by then. */
const FIRST_LOOK_MS = 80;
const CMDLINE_BACKOFF_MS = 30_000;
/** So much of an environment is kept. */
const ENVIRONMENT_BYTES = 256 * 1024;

function openMachine(options: LinuxSourceOptions): Machine {
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
    devices,
  };
  return { root, table, hidepid, ...readers };
}

async function nextSample(
  state: SourceState,
  machine: Machine,
  demand: Demand,
): Promise<Sample | undefined> {
  const { root, readSmallFile, hostFiles, table, cmdlines } = machine;
  const readHostFile = root.isLive ? hostFiles.read : readSmallFile;
  const clocks = { takenAtMs: Date.now(), monotonicMs: monotonicMs() };
  const slices = workSlices();
  const { host, bootedAtMs, lastPid, failures } = readHost(root.path, readHostFile);
  await scanProcesses(table, host.forks, slices, {
    ...(lastPid === undefined || !root.isOurs ? {} : { lastPid }),
    ...(demand.shown && { shown: demand.shown }),
    ...(demand.mayBePartial && root.isOurs ? { newcomersMs: FIRST_LOOK_MS } : {}),
  });
  if (table.scan === 1 && table.rows.length === 0) {
    delete state.machine;
    throw noProcesses(table);
  }
  const due = await refreshFacts(table, demand, readSmallFile, slices);
  const details = await detailsOf(machine, demand, slices);
  // Closed while it scanned: what it opened meanwhile is closed again.
  if (state.isClosed) {
    hostFiles.close();
    return void closeStatFiles(table.files);
  }
  askFiles(cmdlines, due);
  machine.boot = readBoot(root, readSmallFile, bootedAtMs, machine.boot);
  const { hidepid } = machine;
  machine.viewer = readViewer(root, table, readSmallFile, hidepid, machine.viewer);
  const limits = limitsNow(machine.limits, root, table, readSmallFile, clocks.monotonicMs);
  const devices = devicesNow(machine.devices, root, demand, readHostFile);
  return {
    ...clocks,
    boot: machine.boot.boot,
    viewer: machine.viewer,
    host: limits === undefined ? host : { ...host, limits },
    processes: table.samples,
    ...(details === undefined ? {} : { details }),
    ...(devices === undefined ? {} : { devices }),
    events: [],
    notes: scanNotes({ table, failures, hidepid, canReadCmdlines: hasHelper(cmdlines) }),
  };
}

/** What reads them is loaded when they are wanted: a start without a pane is the faster for it. */
async function detailsOf(
  machine: Machine,
  demand: Demand,
  slices: Slices,
): Promise<Sample['details']> {
  if (demand.details === undefined && machine.details === undefined) return undefined;
  const { detailsReader, refreshDetails } = await import('./details-reader.js');
  machine.details ??= detailsReader(machine.readSmallFile, machine.parts);
  return refreshDetails(machine.details, machine.table, demand.details, slices);
}

function noProcesses(table: ProcessTable): UnusableSource {
  const { denied, garbled } = table.newcomerTally;
  const got =
    denied + garbled > 0
      ? `${denied + garbled} whose stat cannot be read`
      : 'a directory without any';
  return new UnusableSource(`${table.root}: expected processes (PID/stat), got ${got}`);
}
