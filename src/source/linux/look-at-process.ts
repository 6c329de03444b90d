import { parsePidStatus } from './pid-status.js';
import { smallFiles } from './small-files.js';
import { statAt } from './stat-at.js';

/** Who has a pid at this moment. */
type ProcessLook = {
  readonly startTicks: number;
  /** Effective; undefined where status may not be read. */
  readonly uid: number | undefined;
};

/** A fresh look at one process, past all that a source keeps; undefined where it is gone. */
export function lookAtProcess(procRoot: string, pid: number): ProcessLook | undefined {
  const readFile = smallFiles(8192);
  const stat = statAt(`${procRoot}/${pid}`, readFile);
  if (!stat) return undefined;
  const status = readFile(`${procRoot}/${pid}/status`);
  const uid = typeof status === 'string' ? undefined : parsePidStatus(status)?.uids[1];
  return { startTicks: stat.startTicks, uid };
}
