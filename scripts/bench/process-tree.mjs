// What a program and all that it started have used, from the kernel's counters.
import { readdirSync, readFileSync } from 'node:fs';

const tickNs = 10_000_000;
const kibi = 1024;

/** The process and all below it that live now. */
export function treeOf(pid) {
  return [pid, ...childrenOf(pid).flatMap(treeOf)];
}

/** Of every thread: a worker may have started them. */
function childrenOf(pid) {
  return threadsOf(pid).flatMap((thread) =>
    words(`/proc/${pid}/task/${thread}/children`).map(Number),
  );
}

/** CPU time in ns: user and system, the living and those of their children that were waited for. */
export function cpuNsOf(pids) {
  return pids.reduce((sum, pid) => sum + ownNs(pid), 0);
}

function ownNs(pid) {
  const stat = readOr(`/proc/${pid}/stat`, '');
  if (stat === '') return 0;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [user, system, childUser, childSystem] = fields.slice(11, 15).map(Number);
  const inTicks = (user + system) * tickNs;
  // schedstat is in ns, but knows only threads that live: where others have ended the ticks know better.
  const inThreads = threadsOf(pid).reduce((sum, thread) => sum + threadNs(pid, thread), 0);
  const own = inTicks - inThreads > 2 * tickNs ? inTicks : inThreads;
  return own + (childUser + childSystem) * tickNs;
}

function threadNs(pid, thread) {
  return Number(words(`/proc/${pid}/task/${thread}/schedstat`)[0] ?? 0);
}

/** Of each the memory that it holds, what they share counted in each of them; the peaks may lie apart in time. */
export function rssBytesOf(pids) {
  const statuses = pids.map((pid) => readOr(`/proc/${pid}/status`, ''));
  const sum = (line) =>
    statuses.reduce((all, status) => all + Number(line.exec(status)?.[1] ?? 0) * kibi, 0);
  return { rssBytes: sum(/^VmRSS:\s*(\d+)/m), peakBytes: sum(/^VmHWM:\s*(\d+)/m) };
}

function threadsOf(pid) {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

function words(path) {
  return readOr(path, '').trim().split(' ').filter(Boolean);
}

/** Who vanishes while being read is no trouble. */
function readOr(path, otherwise) {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return otherwise;
  }
}
