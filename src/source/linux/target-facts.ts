import type { TargetFacts } from '../../sample/target-facts.js';
import { freezerOf } from './cgroup-freezer.js';
import { parseStatusDetails } from './details/status-details.js';
import { namespaceInode } from './namespace-inode.js';
import { isDumpingCore, parsePidStatus } from './pid-status.js';
import { monotonicMs } from './slices.js';
import { asciiOf, type SmallFiles, smallFiles } from './small-files.js';
import { statAt } from './stat-at.js';
import { readThreadSignals } from './thread-signals.js';
import { waitChannelAt } from './wait-channel.js';

/** What is read of a target on the machine of this tree. Hundreds are looked at in turn: all through the same buffers. */
export function targetReaders(procRoot: string) {
  const readStatusFile = smallFiles(maxStatusBytes);
  const readSmallFile = smallFiles();
  return {
    look: (pid: number) => readTargetFacts(procRoot, pid, readSmallFile),
    glance: (pid: number) => glanceAt(`${procRoot}/${pid}`, readStatusFile),
  };
}

/**
 * A fresh look at all that decides what a signal does to a process; undefined where it is gone, or another got its
 * pid meanwhile. Files that can block for ever are not among them.
 */
export function readTargetFacts(
  procRoot: string,
  pid: number,
  readSmallFile = smallFiles(),
): TargetFacts | undefined {
  const directory = `${procRoot}/${pid}`;
  const readAtMs = monotonicMs();
  const first = statAt(directory, readSmallFile);
  if (!first) return undefined;
  const userNamespace = namespaceInode(`${directory}/ns/user`);
  const mayInspect = userNamespace !== undefined;
  const frozen = readFreezer(procRoot, directory, readSmallFile);
  const facts = {
    ...readStatus(directory, readSmallFile),
    ...readThreadSignals(directory, mayInspect, readSmallFile),
    ...waitChannelAt(directory, mayInspect, readSmallFile),
    ...(frozen === undefined ? {} : { frozen }),
    ...(userNamespace === undefined ? {} : { userNamespace }),
  };
  // Last, so that all of the above is of one process.
  const stat = statAt(directory, readSmallFile);
  return stat?.startTicks === first.startTicks ? { readAtMs, stat, ...facts } : undefined;
}

/** Users with so many groups that it is longer lose the masks behind them, which nobody asks of a glance. */
const maxStatusBytes = 16 * 1024;

function glanceAt(directory: string, readSmallFile: SmallFiles): TargetFacts | undefined {
  const readAtMs = monotonicMs();
  const first = statAt(directory, readSmallFile);
  if (!first) return undefined;
  const status = readStatus(directory, readSmallFile);
  // Last, so that both are of one process.
  const stat = statAt(directory, readSmallFile);
  return stat?.startTicks === first.startTicks ? { readAtMs, stat, ...status } : undefined;
}

function readStatus(directory: string, readSmallFile: SmallFiles): Partial<TargetFacts> {
  const bytes = readSmallFile(`${directory}/status`, true);
  const status = typeof bytes === 'string' ? undefined : parsePidStatus(bytes);
  if (typeof bytes === 'string' || !status) return {};
  const { uids, tracerPid, signalMasks } = status;
  const namespacePids = parseStatusDetails(bytes)?.namespacePids;
  return {
    uids,
    ...(tracerPid === undefined ? {} : { tracerPid }),
    ...(signalMasks === undefined ? {} : { masks: signalMasks }),
    ...(namespacePids === undefined ? {} : { namespacePids }),
    ...(isDumpingCore(bytes) ? { isDumpingCore: true } : {}),
  };
}

function readFreezer(
  procRoot: string,
  directory: string,
  readSmallFile: SmallFiles,
): TargetFacts['frozen'] {
  const textOf = (path: string) => asciiOf(readSmallFile(path));
  const cgroup = textOf(`${directory}/cgroup`);
  const mountinfo = textOf(`${procRoot}/self/mountinfo`);
  if (cgroup === undefined || mountinfo === undefined) return undefined;
  return freezerOf(cgroup, mountinfo, textOf);
}
