import type { ProcessSample } from '../sample/process-sample.js';
import type { ThreadSample } from '../sample/thread-sample.js';
import type { Adoption, Process, ProcessKey } from './process.js';
import { stateClassOf } from './state.js';

/** `pid:startTicks/tid:startTicks`: a thread is told by its process too, for the main one has the same tid. */
function threadKeyOf(owner: ProcessKey, thread: ThreadSample): ProcessKey {
  return `${owner}/${thread.tid}:${thread.startTicks}`;
}

/** The process of a thread's key; the key itself where it is a process's. */
export function ownerKeyOf(key: ProcessKey): ProcessKey {
  const slash = key.indexOf('/');
  return slash < 0 ? key : key.slice(0, slash);
}

/** A process or a thread by its key. */
export function processOrThread(
  processes: ReadonlyMap<ProcessKey, Process>,
  key: ProcessKey,
): Process | undefined {
  const owner = processes.get(ownerKeyOf(key));
  return owner?.key === key ? owner : owner?.threads?.find((thread) => thread.key === key);
}

const none: readonly Adoption[] = [];

/**
 * A thread in the form of a process, so that each column shows it: pid is the tid, ppid the process. What
 * threads share (memory, user, terminal) is the process's.
 */
export function threadAsProcess(
  ownerKey: ProcessKey,
  owner: ProcessSample,
  thread: ThreadSample,
  cpuPercent: number | undefined,
): Process {
  const { cmdline: _c, threadList: _t, rowFacts: _r, processor: _p, ...shared } = owner;
  const { tid, ...own } = thread;
  return {
    key: threadKeyOf(ownerKey, thread),
    sample: { ...shared, ...own, pid: tid, ppid: owner.pid, threads: 1 },
    state: stateClassOf(thread.stateCode),
    stateSince: undefined,
    isLeaderDead: false,
    isKernelThread: false,
    cpuPercent,
    rowRates: undefined,
    threads: undefined,
    parentKey: ownerKey,
    adoptions: none,
    bornSeenAtMs: undefined,
    goneSeenAtMs: undefined,
  };
}
