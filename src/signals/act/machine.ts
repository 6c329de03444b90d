import { loadPidfds, type Pidfds } from '../../native/pidfd.js';
import type { TargetFacts } from '../../sample/target-facts.js';
import { type Anchor, anchorAt } from './anchor.js';

/** The machine as those see it who send a signal and watch what becomes of it: made up in most tests. */
export type Machine = {
  /** Undefined: no process has that pid. */
  readonly look: (pid: number) => TargetFacts | undefined;
  /** The same without its threads, what it waits for and its freezer: for hundreds, and in a tenth of the time. */
  readonly glance: (pid: number) => TargetFacts | undefined;
  /** kill(2): throws an error with `code`. */
  readonly kill: (pid: number, signal: number) => void;
  /** A file of this process that tells when it is gone; undefined where none can be opened. */
  readonly anchor: (pid: number) => Anchor | undefined;
  readonly pidfds: Pidfds | { readonly unavailable: string };
  /** Whether an exit status of 0 is one, and not what the kernel tells those who may not know. */
  readonly maySeeExit: (uids: readonly number[]) => boolean;
  /** Never jumps, in ms. */
  readonly now: () => number;
  /** Calls once, so many ms from now; returns what takes that back. */
  readonly later: (ms: number, call: () => void) => () => void;
};

export type TargetReaders = Pick<Machine, 'look' | 'glance'>;

/** This one. It loads what pidfds need, so only who is about to send something asks for it. */
export async function thisMachine({ look, glance }: TargetReaders): Promise<Machine> {
  return {
    look,
    glance,
    kill: (pid, signal) => void process.kill(pid, signal),
    anchor: anchorAt,
    pidfds: await loadPidfds(),
    maySeeExit: isOfOurs,
    now: () => performance.now(),
    later: (ms, call) => {
      const timer = setTimeout(call, ms);
      return () => clearTimeout(timer);
    },
  };
}

/** As ptrace(2) allows: root, or the same user through and through. */
function isOfOurs(uids: readonly number[]): boolean {
  const own = process.geteuid?.();
  return own === 0 || uids.slice(0, 3).every((uid) => uid === own);
}
