import type { Process } from '../../model/process.js';
import { sanitise } from '../../text/sanitise.js';

/** What is worth saying of a process beside its command, in a few words. */
export function remarkOn(process: Process): string | undefined {
  const former = process.adoptions.at(-1)?.formerParent;
  if (former) return `was child of ${former.pid} (${sanitise(former.comm)})`;
  if (process.sample.threadList?.unread) return 'threads cannot be read';
  if (process.isLeaderDead) return 'main thread exited, others live';
  if (process.sample.stateCode === 't') return heldBy(process.sample.status?.tracerPid);
  if (process.sample.cmdline?.unread === 'slowRead') return 'command line does not answer';
  return undefined;
}

// The status that names the tracer may be older than the trace.
function heldBy(tracerPid: number | undefined): string {
  return tracerPid ? `held by tracer ${tracerPid}` : 'held by a tracer';
}
