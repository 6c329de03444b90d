import type { ProcessDetails, Reading, Scheduling } from '../../../sample/process-details.js';
import type { SmallFiles } from '../small-files.js';
import { readLink } from './links.js';
import { readNamespaces } from './namespaces.js';
import { parsePidCgroup } from './pid-cgroup.js';
import { parsePidIo } from './pid-io.js';
import { parsePidLimits } from './pid-limits.js';
import type { Place } from './place.js';
import { readingOf } from './reading.js';
import { parseSchedstat, parseSchedulingFields } from './scheduling.js';
import { parseInteger, parseWchan } from './small-values.js';
import { parseStatusDetails } from './status-details.js';

export type ProcessPart = Pick<
  ProcessDetails,
  | 'status'
  | 'io'
  | 'limits'
  | 'cgroups'
  | 'scheduling'
  | 'oom'
  | 'waitChannel'
  | 'cwd'
  | 'exe'
  | 'root'
  | 'namespaces'
>;

/** The files of /proc/PID that never block. */
export function readProcessPart({ own, directory }: Place, readSmallFile: SmallFiles): ProcessPart {
  const read = <T>(name: string, parse: (bytes: Buffer) => T | undefined): Reading<T> =>
    readingOf(readSmallFile(`${directory}/${name}`), parse);
  const cwd = readLink(`${directory}/cwd`);
  return {
    status: read('status', parseStatusDetails),
    // A thread's own io would be its alone.
    io: readingOf(readSmallFile(`${own}/io`), parsePidIo),
    limits: read('limits', parsePidLimits),
    cgroups: read('cgroup', parsePidCgroup),
    scheduling: schedulingOf(
      read('stat', parseSchedulingFields),
      read('schedstat', parseSchedstat),
    ),
    oom: oomOf(read('oom_score', parseInteger), read('oom_score_adj', parseInteger)),
    waitChannel: waitChannelOf(read('wchan', parseWchan), cwd),
    cwd,
    exe: readLink(`${directory}/exe`),
    root: readLink(`${directory}/root`),
    namespaces: readNamespaces(`${directory}/ns`),
  };
}

function schedulingOf(
  fields: Reading<Scheduling>,
  times: Reading<Partial<Scheduling>>,
): Reading<Scheduling> {
  if ('unread' in fields || 'unread' in times) return fields;
  return { value: { ...fields.value, ...times.value } };
}

function oomOf(score: Reading<number>, scoreAdj: Reading<number>): NonNullable<ProcessPart['oom']> {
  if ('unread' in score) return score;
  if ('unread' in scoreAdj) return scoreAdj;
  return { value: { score: score.value, scoreAdj: scoreAdj.value } };
}

/** The kernel says `0` to those who may not know as well: they may not see cwd either, by the same rule. */
function waitChannelOf(channel: Reading<string>, cwd: Reading<string>): Reading<string> {
  if (!('value' in channel) || channel.value !== '0') return channel;
  return 'unread' in cwd && cwd.unread === 'eacces' ? cwd : { value: '' };
}
