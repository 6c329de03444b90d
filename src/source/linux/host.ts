import type { HostSample, PressureSample } from '../../sample/host-sample.js';
import type { NoteCode } from '../../sample/source-note.js';
import { parseLastPid, parseLoadavg, parseMachineThreads } from './loadavg.js';
import { parseMeminfo } from './meminfo.js';
import type { ReadFailure } from './read-failure.js';
import { asciiOf, type SmallFiles } from './small-files.js';
import { parseSystemStat } from './system-stat.js';
import { parseUptime } from './uptime.js';

export type HostReading = {
  readonly host: HostSample;
  readonly bootedAtMs?: number;
  /** Given last, process or thread. */
  readonly lastPid?: number;
  /** Files that every kernel has and that could not be read, and why. */
  readonly failures: ReadonlyMap<string, NoteCode>;
};

/** Reads what is said of the whole machine. Files that only some kernels have are just absent. */
export function readHost(
  root: string,
  readSmallFile: SmallFiles,
  pressure?: PressureSample,
): HostReading {
  const failures = new Map<string, NoteCode>();
  const textOf = (name: string): string => {
    const bytes = readSmallFile(`${root}/${name}`);
    if (typeof bytes === 'string') failures.set(name, NOTES[bytes]);
    return asciiOf(bytes) ?? '';
  };
  const { bootedAtMs, ...times } = parseSystemStat(textOf('stat'));
  const uptimeSeconds = parseUptime(textOf('uptime'));
  const loadavg = textOf('loadavg');
  const load = parseLoadavg(loadavg);
  const machineThreads = parseMachineThreads(loadavg);
  const lastPid = parseLastPid(loadavg);
  return {
    host: {
      ...times,
      memory: parseMeminfo(textOf('meminfo')),
      ...(uptimeSeconds === undefined ? {} : { uptimeSeconds }),
      ...(load === undefined ? {} : { load }),
      ...(pressure === undefined ? {} : { pressure }),
      ...(machineThreads === undefined ? {} : { machineThreads }),
    },
    ...(bootedAtMs === undefined ? {} : { bootedAtMs }),
    ...(lastPid === undefined ? {} : { lastPid }),
    failures,
  };
}

const NOTES: Readonly<Record<ReadFailure, NoteCode>> = {
  gone: 'missing',
  denied: 'eacces',
  noDescriptor: 'fdBudget',
  unreadable: 'garbled',
};
