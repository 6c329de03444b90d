import { parsePidStat } from './pid-stat.js';
import { parsePidStatus } from './pid-status.js';
import { smallFiles } from './small-files.js';

/** What /proc says of one process at this moment. */
export type ProcessLook = {
  readonly startTicks: number;
  readonly stateCode: string;
  readonly ppid: number;
  readonly threads: number;
  /** Effective; undefined where status may not be read. */
  readonly uid: number | undefined;
};

/** A fresh look at one process, past all that a source keeps; undefined where it is gone. */
export function lookAtProcess(procRoot: string, pid: number): ProcessLook | undefined {
  const readFile = smallFiles(8192);
  const bytes = readFile(`${procRoot}/${pid}/stat`);
  const stat = typeof bytes === 'string' ? undefined : parsePidStat(bytes, bytes.length);
  if (!stat) return undefined;
  const { startTicks, stateCode, ppid, threads } = stat;
  const status = readFile(`${procRoot}/${pid}/status`);
  const uid = typeof status === 'string' ? undefined : parsePidStatus(status)?.uids[1];
  return { startTicks, stateCode, ppid, threads, uid };
}
