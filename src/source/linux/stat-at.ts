import type { ProcessStat } from '../../sample/process-sample.js';
import { parsePidStat } from './pid-stat.js';
import type { SmallFiles } from './small-files.js';

/** The stat in the directory of a process at this moment; undefined where it is gone or garbled. */
export function statAt(directory: string, readSmallFile: SmallFiles): ProcessStat | undefined {
  const bytes = readSmallFile(`${directory}/stat`, true);
  return typeof bytes === 'string' ? undefined : parsePidStat(bytes, bytes.length);
}
