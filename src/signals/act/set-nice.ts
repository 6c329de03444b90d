import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SchedulingFacts, ThreadScheduling } from '../../sample/scheduling-facts.js';
import { niceOutcome, type ThreadMove } from '../nice-outcome.js';
import { niceAfter } from '../scheduling-change.js';
import type { SchedulingOutcome } from '../scheduling-outcome.js';
import { obstacleNow } from './obstacle-now.js';
import type { Asked, SchedulerMachine } from './scheduler-machine.js';
import { deniedReason } from './tool-failure.js';

/** Threads that are born meanwhile are looked for so often. */
const rounds = 4;
/** After so many threads keys get in between. */
const stride = 256;

type Run = Asked & {
  readonly by: 1 | -1;
  /** By tid and start. */
  readonly moves: Map<string, ThreadMove>;
};

/**
 * Moves the nice value of each thread by one from its own: threads that differ by intent go on to differ, and one that
 * was lower than the rest is not raised in passing.
 */
export async function setNice(asked: Asked, by: 1 | -1): Promise<SchedulingOutcome> {
  const { target, machine, before } = asked;
  const run: Run = { ...asked, by, moves: new Map() };
  const obstacle = obstacleNow(target, machine);
  if (obstacle) return obstacle;
  let facts: SchedulingFacts | undefined = before;
  let code: string | undefined;
  for (let round = 0; round < rounds; round += 1) {
    const unmoved = unmovedOf(facts, run);
    if (unmoved.length === 0 || code !== undefined) break;
    code = await moveAll(unmoved, run);
    facts = await machine.read(target.pid);
    if (!facts) return { type: 'gone' };
    const { startTicks } = facts;
    // Between the last look and setpriority(2), which takes a pid, lie some microseconds.
    if (startTicks !== target.startTicks) return { type: 'replacedMeanwhile', startTicks };
  }
  const reason = code === undefined ? undefined : reasonOf(code, asked);
  return niceOutcome([...run.moves.values()], facts, reason);
}

/**
 * A newborn has the value of the thread that made it, from before it was moved or from after: what is one of the new
 * values is taken for moved.
 */
function unmovedOf(facts: SchedulingFacts, { moves }: Run): readonly ThreadScheduling[] {
  const reached = new Set([...moves.values()].map(({ wanted }) => wanted));
  return facts.threads.filter(
    (thread) => !moves.has(keyOf(thread)) && (moves.size === 0 || !reached.has(thread.nice)),
  );
}

/** Ends at the first that is refused, with the errno. */
async function moveAll(
  threads: readonly ThreadScheduling[],
  run: Run,
): Promise<string | undefined> {
  for (const [index, thread] of threads.entries()) {
    if (index % stride === stride - 1) await nextTurn();
    const code = move(thread, run);
    if (code !== undefined) return code;
  }
  return undefined;
}

function move(thread: ThreadScheduling, { target, machine, by, moves }: Run): string | undefined {
  const { tid } = thread;
  // Read below the process's own directory: who is there is its thread, whatever the tid was before.
  const now = machine.readThread(target.pid, tid);
  if (!now || now.startTicks !== thread.startTicks) return undefined;
  const wanted = niceAfter(now.nice, by);
  const code = wanted === now.nice ? undefined : errorOf(machine, tid, wanted);
  if (code === undefined) moves.set(keyOf(now), { tid, from: now.nice, wanted });
  return code === 'ESRCH' ? undefined : code;
}

function errorOf(machine: SchedulerMachine, tid: number, nice: number): string | undefined {
  try {
    machine.setNice(tid, nice);
    return undefined;
  } catch (error) {
    const code = errnoOf(error);
    // What the kernel says has a code such as EACCES; anything else is a bug of ours.
    if (code === undefined) throw error;
    return code;
  }
}

/** Node says ERR_SYSTEM_ERROR, and the kernel's word in `info`. */
function errnoOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('info' in error)) return undefined;
  const { code } = Object(error.info);
  return typeof code === 'string' && /^E[A-Z0-9]+$/.test(code) ? code : undefined;
}

function reasonOf(code: string, { permission }: Asked): SchedulingOutcome {
  const isDenied = code === 'EPERM' || code === 'EACCES';
  if (!isDenied) return { type: 'failed', reason: code };
  return { type: 'denied', reason: deniedReason(permission, code) };
}

function keyOf({ tid, startTicks }: ThreadScheduling): string {
  return `${tid}:${startTicks}`;
}
