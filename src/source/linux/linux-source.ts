import type { Demand } from '../../sample/demand.js';
import type { Sample } from '../../sample/sample.js';
import type { Source } from '../../sample/source.js';
import { devicesSettled, stopAsking } from '../devices/device-reader.js';
import { UnusableSource } from '../unusable-source.js';
import { askFiles, closeBlockingReader, filesSettled, hasHelper } from './blocking-reader.js';
import { readBoot } from './boot.js';
import { devicesNow } from './devices.js';
import { refreshFacts } from './facts.js';
import { readHost } from './host.js';
import { limitsNow } from './limits-reader.js';
import { closeFiles, type LinuxSourceOptions, type Machine, openMachine } from './machine.js';
import { pressureNow } from './pressure-reader.js';
import type { ProcessTable } from './process-table.js';
import { scanProcesses } from './scan.js';
import { scanNotes } from './scan-notes.js';
import { monotonicMs, type Slices, workSlices } from './slices.js';
import { readViewer } from './viewer.js';

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
      closeFiles(state.machine);
    },
  };
}

type SourceState = { isClosed: boolean; machine?: Machine };

/** Ten thousand processes take longer: the first of them are on the screen by then. */
const FIRST_LOOK_MS = 80;

async function nextSample(
  state: SourceState,
  machine: Machine,
  demand: Demand,
): Promise<Sample | undefined> {
  const { root, readSmallFile, hostFiles, table, cmdlines } = machine;
  const readHostFile = root.isLive ? hostFiles.read : readSmallFile;
  const clocks = { takenAtMs: Date.now(), monotonicMs: monotonicMs() };
  const slices = workSlices();
  const pressure = pressureNow(machine.pressure, root.path, readHostFile, clocks.monotonicMs);
  const { host, bootedAtMs, lastPid, failures } = readHost(root.path, readHostFile, pressure);
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
  if (state.isClosed) return void closeFiles(machine);
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
