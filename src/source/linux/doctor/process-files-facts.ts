import type { FileAccesses, ProcessFilesFacts } from '../../../sample/machine-facts.js';
import { parsePidStat } from '../pid-stat.js';
import { parsePidStatus } from '../pid-status.js';
import { asciiOf, type SmallFiles } from '../small-files.js';
import { accessesOf } from './file-access.js';
import { pidsIn } from './procfs-facts.js';

/** What may be read of a process of our own user and of one of another user. */
export async function readProcessFiles(
  root: string,
  readSmallFile: SmallFiles,
  deadlineMs: number,
): Promise<ProcessFilesFacts> {
  const { own, other } = subjects(root, readSmallFile);
  const [ofOwn, ofOther] = await Promise.all(
    [own, other].map((pids) => accesses(root, readSmallFile, pids, deadlineMs)),
  );
  return {
    ...(ofOwn === undefined ? {} : { own: ofOwn }),
    ...(ofOther === undefined ? {} : { other: ofOther }),
  };
}

/** So many processes are looked at to find some of another user. */
const mostLookedAt = 400;
/** One may be running just now, and then waits in nothing. */
const mostSubjects = 8;

type Subjects = { readonly own: readonly number[]; readonly other: readonly number[] };

/**
 * Our parent first: like most of what is seen it is no child of ours, for which other rules hold. Then
 * ourselves, as whom the helper that reads sees just so.
 */
function subjects(root: string, readSmallFile: SmallFiles): Subjects {
  const own: number[] = [];
  const other: number[] = [];
  const uid = process.geteuid?.() ?? 0;
  const first = [process.ppid, process.pid];
  const rest = pidsIn(root).filter((pid) => !first.includes(pid));
  for (const pid of [...first, ...rest.slice(0, mostLookedAt)]) {
    const owner = userOf(root, readSmallFile, pid);
    const list = owner === uid ? own : other;
    if (owner !== undefined && list.length < mostSubjects) list.push(pid);
  }
  return { own, other };
}

/** The effective user; undefined of who is gone or dead, of our helpers, and of threads of the kernel. */
function userOf(root: string, readSmallFile: SmallFiles, pid: number): number | undefined {
  const stat = readSmallFile(`${root}/${pid}/stat`);
  const parsed = typeof stat === 'string' ? undefined : parsePidStat(stat, stat.length);
  if (parsed === undefined || (parsed.flags & PF_KTHREAD) !== 0) return undefined;
  if (parsed.ppid === process.pid || /[ZXx]/.test(parsed.stateCode)) return undefined;
  const status = readSmallFile(`${root}/${pid}/status`);
  return typeof status === 'string' ? undefined : parsePidStatus(status)?.uids[1];
}

/** <linux/sched.h> */
const PF_KTHREAD = 0x200000;

async function accesses(
  root: string,
  readSmallFile: SmallFiles,
  pids: readonly number[],
  deadlineMs: number,
): Promise<FileAccesses | undefined> {
  const [first] = pids;
  if (first === undefined) return undefined;
  const channels = pids
    .flatMap((pid) => directoriesOf(root, pid))
    .map((directory) => asciiOf(readSmallFile(`${directory}/wchan`)));
  // Without the right to, and of who is not waiting, it is 0.
  const isSeen = channels.some((name) => name !== undefined && name !== '0' && name !== '');
  const wchan = isSeen
    ? 'readable'
    : channels.every((name) => name === undefined)
      ? 'absent'
      : 'denied';
  return { wchan, ...(await accessesOf(`${root}/${first}`, deadlineMs)) };
}

/** We ourselves are running just now, but some of our threads are asleep. */
function directoriesOf(root: string, pid: number): readonly string[] {
  const directory = `${root}/${pid}`;
  if (pid !== process.pid) return [directory];
  return pidsIn(`${directory}/task`).map((tid) => `${directory}/task/${tid}`);
}
