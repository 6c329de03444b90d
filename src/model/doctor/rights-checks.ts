import type { RightsFacts } from '../../sample/machine-facts.js';
import { type Capability, hasCapability } from './capability.js';
import type { Check, Finding } from './check.js';

/** What these rights allow. */
export function rightsChecks(facts: RightsFacts): readonly Check[] {
  const check = (id: string, title: string, enables: string, finding: Finding): Check => ({
    ...{ id, topic: 'Rights', title, enables },
    ...finding,
  });
  const capability = (id: Capability, title: string, enables: string) =>
    check(id, title, enables, capabilityFinding(facts, id));
  return [
    check('user', 'user', 'signals to processes of this user', user(facts)),
    capability('kill', 'CAP_KILL', "signals to other users' processes"),
    capability('sysPtrace', 'CAP_SYS_PTRACE', "other users' processes in full"),
    capability('sysNice', 'CAP_SYS_NICE', 'nothing in this version'),
    capability('netAdmin', 'CAP_NET_ADMIN', 'nothing in this version'),
    check('ptraceScope', 'ptrace scope', 'syscall of own processes: not used yet', scope(facts)),
  ];
}

function user({ uid, user: name, isInitialUserNamespace }: RightsFacts): Finding {
  const value = `uid ${uid}${name === undefined ? '' : ` (${name})`}`;
  if (isInitialUserNamespace !== false) return { value, state: 'ok' };
  return {
    value: `${value} of an inner user namespace`,
    state: 'limited',
    advice: 'run it outside the container: the rights end at the namespace',
  };
}

function capabilityFinding({ capabilities }: RightsFacts, capability: Capability): Finding {
  const has = hasCapability(capabilities, capability);
  if (has === undefined) return { state: 'unknown' };
  if (has) return { value: 'there', state: 'ok' };
  return { value: 'not there', state: 'missing', advice: 'run it as root: `sudo treetop`' };
}

function scope({ ptraceScope, capabilities }: RightsFacts): Finding {
  if (ptraceScope === undefined) return { value: 'no Yama: not restricted', state: 'ok' };
  const value = `${ptraceScope}: ${meanings[ptraceScope] ?? 'a value that is not known here'}`;
  if (ptraceScope === 0) return { value, state: 'ok' };
  if (ptraceScope < 3 && hasCapability(capabilities, 'sysPtrace')) return { value, state: 'ok' };
  const advice =
    ptraceScope === 3
      ? 'it stays until the next boot'
      : 'as root: `sysctl kernel.yama.ptrace_scope=0`';
  return { value, state: 'limited', advice };
}

/** Documentation/admin-guide/LSM/Yama.rst */
const meanings = [
  'not restricted',
  'own children only, or CAP_SYS_PTRACE',
  'CAP_SYS_PTRACE only',
  'nobody',
];
