import { hasCapability } from '../model/doctor/capability.js';
import type { Asker, SchedulingFacts } from '../sample/scheduling-facts.js';
import { niceAfter, type SchedulingChange } from './scheduling-change.js';

/**
 * Whether the kernel will let us, by its own rules: a security module may still say no. `unknown`: what it rests on
 * could not be read.
 */
export type SchedulingPermission =
  | { readonly type: 'permitted'; readonly because: string }
  | { readonly type: 'denied'; readonly reason: string }
  | { readonly type: 'unknown'; readonly reason: string };

/** Said before the kernel is asked, and why it refused where it did. */
export function schedulingPermission(
  change: SchedulingChange,
  facts: SchedulingFacts,
  asker: Asker | undefined,
): SchedulingPermission {
  if (!asker || !facts.uids) return unknown('whose it is could not be read');
  const rights = rightsOver(facts, asker, change.type);
  if (change.type === 'cpus' && (facts.flags & PF_NO_SETAFFINITY) !== 0) {
    return denied('it is bound to its CPUs (PF_NO_SETAFFINITY)');
  }
  return (
    ownerObstacle(change, facts, asker, rights) ??
    capabilityObstacle(facts, rights) ??
    priorityObstacle(change, facts, rights) ?? {
      type: 'permitted',
      because: rights.overTarget ? 'CAP_SYS_NICE' : 'it is of the same user',
    }
  );
}

/** include/linux/sched.h */
const PF_NO_SETAFFINITY = 0x0400_0000;

/** What we hold, in the process that makes the call: for nice we do, for the rest a program that we start. */
type Rights = {
  readonly permitted: string;
  /** CAP_SYS_NICE in the first user namespace, as capable(9) asks: undefined where it cannot be told. */
  readonly everywhere: boolean | undefined;
  /** The same in the target's user namespace. */
  readonly overTarget: boolean | undefined;
  /** CAP_SYS_ADMIN in the first user namespace. */
  readonly isAdmin: boolean | undefined;
};

function rightsOver(
  { userNamespace }: SchedulingFacts,
  asker: Asker,
  type: SchedulingChange['type'],
): Rights {
  const { effective, permitted } =
    type === 'nice' ? asker : { effective: ofProgram(asker), permitted: ofProgram(asker) };
  const holds = hasCapability(effective, 'sysNice') === true;
  const isFirst = asker.isInitialUserNamespace;
  const isSame = userNamespace !== undefined && userNamespace === asker.userNamespace;
  return {
    permitted,
    everywhere: holds && isFirst,
    // What is held in one is held in all below it: of another it cannot be told whether it is.
    overTarget: holds && (isFirst || isSame || undefined),
    isAdmin: hasCapability(effective, 'sysAdmin') === true && isFirst,
  };
}

/** What a program has that we start: for root what is not bounded, for others what is ambient (capabilities(7)). */
function ofProgram({ effectiveUid, inheritable, bounding, ambient }: Asker): string {
  if (effectiveUid !== 0) return ambient;
  return (BigInt(`0x${inheritable}`) | BigInt(`0x${bounding}`)).toString(16).padStart(16, '0');
}

/** setpriority(2), sched_setaffinity(2) and ioprio_set(2) each compare other ids. */
function ownerObstacle(
  { type }: SchedulingChange,
  { uids = [] }: SchedulingFacts,
  { realUid, effectiveUid }: Asker,
  { everywhere, overTarget }: Rights,
): SchedulingPermission | undefined {
  const [its, itsEffective] = uids;
  const isOwn =
    type === 'ioPriority'
      ? its === effectiveUid || its === realUid
      : its === effectiveUid || itsEffective === effectiveUid;
  if (isOwn) return undefined;
  const user = its === itsEffective ? `${its}` : `${its}/${itsEffective}`;
  return obstacleUnless(
    type === 'ioPriority' ? everywhere : overTarget,
    `of another user (uid ${user}): needs CAP_SYS_NICE`,
  );
}

/** cap_safe_nice of security/commoncap.c: nobody meddles with one who may more. */
function capabilityObstacle(
  { permitted: its }: SchedulingFacts,
  { permitted, overTarget }: Rights,
): SchedulingPermission | undefined {
  if (its === undefined || overTarget) return undefined;
  const isMore = (BigInt(`0x${its}`) & ~BigInt(`0x${permitted}`)) !== 0n;
  return isMore
    ? obstacleUnless(overTarget, 'it has capabilities that we have not: needs CAP_SYS_NICE')
    : undefined;
}

function priorityObstacle(
  change: SchedulingChange,
  facts: SchedulingFacts,
  { everywhere, isAdmin }: Rights,
): SchedulingPermission | undefined {
  if (change.type === 'nice') return niceObstacle(change.by, facts, everywhere);
  if (change.type !== 'ioPriority' || change.priority.class !== 'realtime') return undefined;
  const isHeld = everywhere || isAdmin ? true : everywhere;
  return obstacleUnless(isHeld, 'realtime needs CAP_SYS_NICE or CAP_SYS_ADMIN');
}

/** The limit is that of the target, not ours, whatever the manual says (can_nice of kernel/sched/syscalls.c). */
function niceObstacle(
  by: 1 | -1,
  { threads, niceLimit }: SchedulingFacts,
  everywhere: boolean | undefined,
): SchedulingPermission | undefined {
  const lowered = threads.filter(({ nice }) => niceAfter(nice, by) < nice);
  if (lowered.length === 0 || everywhere) return undefined;
  const needed = 20 - Math.min(...lowered.map(({ nice }) => niceAfter(nice, by)));
  if (niceLimit !== undefined && needed <= niceLimit) return undefined;
  const reason = `needs CAP_SYS_NICE, or its RLIMIT_NICE ${needed} (is ${niceLimit ?? '?'})`;
  return niceLimit === undefined ? unknown(reason) : obstacleUnless(everywhere, reason);
}

function obstacleUnless(
  isHeld: boolean | undefined,
  reason: string,
): SchedulingPermission | undefined {
  if (isHeld) return undefined;
  return isHeld === undefined ? unknown(reason) : denied(reason);
}

function denied(reason: string): SchedulingPermission {
  return { type: 'denied', reason };
}

function unknown(reason: string): SchedulingPermission {
  return { type: 'unknown', reason };
}
