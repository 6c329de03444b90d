import { readdirSync } from 'node:fs';
import type { SchedulingFacts, ThreadScheduling } from '../../sample/scheduling-facts.js';
import { keyLines } from './details/key-lines.js';
import { parsePidLimits } from './details/pid-limits.js';
import { parseSchedulingFields } from './details/scheduling.js';
import { namespaceInode } from './namespace-inode.js';
import { parsePidStat } from './pid-stat.js';
import { parsePidStatus } from './pid-status.js';
import { readFailureOf } from './read-failure.js';
import { inSlices, workSlices } from './slices.js';
import { type SmallFiles, smallFiles } from './small-files.js';
import { statAt } from './stat-at.js';

/** How a process is scheduled at this moment, thread by thread; undefined where it is gone. */
export async function readScheduling(
  procRoot: string,
  pid: number,
): Promise<SchedulingFacts | undefined> {
  const readFile = smallFiles(8192);
  const directory = `${procRoot}/${pid}`;
  const stat = statAt(directory, readFile);
  if (!stat) return undefined;
  const { startTicks, stateCode, flags } = stat;
  const threads: ThreadScheduling[] = [];
  await inSlices(tidsOf(directory), workSlices(), (tid) => {
    const thread = readThread(`${directory}/task`, tid, readFile);
    if (thread) threads.push(thread);
  });
  const userNamespace = namespaceInode(`${directory}/ns/user`);
  return {
    startTicks,
    stateCode,
    flags,
    ...rightsOf(readFile, directory),
    ...(userNamespace === undefined ? {} : { userNamespace }),
    threads,
  };
}

/** One thread of a process; undefined where it is gone, or dead and not yet asked for. */
export function readThread(
  taskDirectory: string,
  tid: number,
  readFile: SmallFiles = smallFiles(8192),
): ThreadScheduling | undefined {
  const bytes = readFile(`${taskDirectory}/${tid}/stat`);
  const stat = typeof bytes === 'string' ? undefined : parsePidStat(bytes, bytes.length);
  if (typeof bytes === 'string' || !stat || deadCodes.has(stat.stateCode)) return undefined;
  const policy = parseSchedulingFields(bytes)?.policy;
  const { startTicks, nice } = stat;
  const status = readFile(`${taskDirectory}/${tid}/status`);
  const cpus = typeof status === 'string' ? undefined : keyLines(status).get('Cpus_allowed_list');
  return {
    tid,
    startTicks,
    nice,
    ...(policy === undefined ? {} : { policy }),
    ...(cpus === undefined ? {} : { cpus }),
  };
}

const deadCodes: ReadonlySet<string> = new Set(['Z', 'X', 'x']);

/** In the order in which they were made, as long as tids have not come round. */
function tidsOf(directory: string): readonly number[] {
  try {
    return readdirSync(`${directory}/task`).map(Number);
  } catch (error) {
    readFailureOf(error);
    return [];
  }
}

function rightsOf(
  readFile: SmallFiles,
  directory: string,
): Pick<SchedulingFacts, 'uids' | 'permitted' | 'niceLimit'> {
  const status = readFile(`${directory}/status`);
  const uids = typeof status === 'string' ? undefined : parsePidStatus(status)?.uids;
  const permitted = typeof status === 'string' ? undefined : keyLines(status).get('CapPrm');
  // All reads share one buffer: what was of interest in the one before has been copied.
  const niceLimit = niceLimitOf(readFile(`${directory}/limits`));
  return {
    ...(uids === undefined ? {} : { uids }),
    ...(permitted === undefined ? {} : { permitted }),
    ...(niceLimit === undefined ? {} : { niceLimit }),
  };
}

function niceLimitOf(bytes: Buffer | string): number | undefined {
  const limits = typeof bytes === 'string' ? undefined : parsePidLimits(bytes);
  const limit = limits?.find(({ name }) => name === 'Max nice priority');
  return limit && (limit.soft ?? 40);
}
