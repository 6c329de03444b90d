import type { CatalogueSignal } from '../model/signal-catalogue.js';
import type { Viewer } from '../sample/host-sample.js';
import type { TargetFacts } from '../sample/target-facts.js';

/** Who sends: what the kernel asks about it. */
export type Sender = Pick<Viewer, 'uid' | 'realUid' | 'capabilities' | 'session' | 'userNamespace'>;

/** Undefined: it cannot be told. Where it is allowed for an uncommon reason, or not at all, that is said. */
export type Permission = {
  readonly isAllowed: boolean | undefined;
  readonly because?: string;
};

/**
 * By the rule of kill(2): real or effective user of the sender against real or saved user of the target, else
 * CAP_KILL in the target's user namespace, else CONT within one session. A security module may still say no.
 */
export function permissionOf(
  facts: TargetFacts,
  signal: CatalogueSignal,
  sender: Sender,
): Permission {
  const byUser = byUserOf(facts, sender);
  if (byUser.isAllowed === true) return byUser;
  if (signal.name !== 'CONT' || facts.stat.session !== sender.session) return byUser;
  return bySession(sender.session, byUser);
}

/** Every session that was made outside of this pid namespace is 0 here: two of them may be one, or not. */
function bySession(session: number, byUser: Permission): Permission {
  if (session > 0) {
    return { isAllowed: true, because: 'of this session: CONT is allowed whoever owns it' };
  }
  if (byUser.isAllowed === undefined) return byUser;
  const because =
    'both sessions were made outside of this pid namespace: CONT is allowed if they are one';
  return { isAllowed: undefined, because };
}

function byUserOf(facts: TargetFacts, sender: Sender): Permission {
  const [real, , saved] = facts.uids ?? [];
  const senders = [sender.uid, sender.realUid ?? sender.uid];
  if (senders.some((uid) => uid === real || uid === saved)) return { isAllowed: true };
  if (sender.capabilities === undefined && sender.uid === 0) {
    return { isAllowed: undefined, because: 'whether you have CAP_KILL is not known' };
  }
  if (has(sender, capKill)) return byCapability(facts, sender);
  if (real === undefined || saved === undefined) {
    return { isAllowed: undefined, because: 'its user could not be read' };
  }
  if (isOwnedNamespace(facts, sender)) {
    return { isAllowed: undefined, because: 'its user namespace seems to be yours' };
  }
  const owner = real === saved ? `user ${real}` : `users ${real} and ${saved}`;
  return { isAllowed: false, because: `it is of ${owner}, you are ${sender.uid}, no CAP_KILL` };
}

/** Capabilities of a user namespace reach what is in it and below, which may be inspected, too. */
function byCapability(facts: TargetFacts, sender: Sender): Permission {
  if (sender.userNamespace === undefined) return { isAllowed: true };
  if (facts.userNamespace !== undefined) return { isAllowed: true };
  return { isAllowed: undefined, because: 'CAP_KILL may not reach its user namespace' };
}

/** Who made a user namespace has all capabilities in it (user_namespaces(7)), as with rootless containers. */
function isOwnedNamespace({ userNamespace }: TargetFacts, sender: Sender): boolean {
  if (userNamespace === undefined || has(sender, capSysPtrace)) return false;
  return userNamespace !== (sender.userNamespace ?? firstUserNamespace);
}

/** PROC_USER_INIT_INO of <linux/proc_ns.h>. */
const firstUserNamespace = 0xeffffffd;

/** <linux/capability.h> */
const capKill = 5;
const capSysPtrace = 19;

function has({ capabilities }: Sender, bit: number): boolean {
  const low = Number.parseInt((capabilities ?? '0').slice(-8), 16);
  return (low & (1 << bit)) !== 0;
}
