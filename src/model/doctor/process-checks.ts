import type {
  FileAccesses,
  GuardedFile,
  ProcessFilesFacts,
  ProcfsFacts,
  RightsFacts,
} from '../../sample/machine-facts.js';
import { hasCapability } from './capability.js';
import type { Check, Finding } from './check.js';

/** Which processes are seen, and how much of each may be read. */
export function processChecks(
  procfs: ProcfsFacts,
  rights: RightsFacts,
  files: ProcessFilesFacts,
): readonly Check[] {
  const check = (id: string, title: string, enables: string, finding: Finding): Check => ({
    ...{ id, topic: 'Processes', title, enables },
    ...finding,
  });
  const details = 'I/O, memory in full and the wait in the details';
  return [
    check('procfs', '/proc', 'everything', mounted(procfs)),
    check('hidepid', 'hidepid', "other users' processes", hidepid(procfs, rights)),
    check('pidNamespace', 'pid namespace', 'all processes of the machine', namespace(procfs)),
    check('ownProcessFiles', 'own processes', details, own(files.own, rights)),
    check('otherProcessFiles', "others' processes", details, other(files.other)),
    check('descriptors', 'open files', 'stat files kept open: half the CPU', kept(procfs, rights)),
  ];
}

function mounted({ isMounted, processCount }: ProcfsFacts): Finding {
  const seen =
    processCount === 1 ? '1 process is seen' : `${processCount ?? '?'} processes are seen`;
  if (isMounted) return { value: seen, state: 'ok' };
  const advice = 'as root: `mount -t proc proc /proc`';
  return { value: 'no proc is mounted there', state: 'missing', advice };
}

function hidepid({ isMounted, hidepid: option }: ProcfsFacts, rights: RightsFacts): Finding {
  if (!isMounted) return { state: 'unknown' };
  if (option === undefined) return { value: 'off', state: 'ok' };
  const value = `hidepid=${option}`;
  // ptraceable asks each process, and the capability passes it too.
  if (hasCapability(rights.capabilities, 'sysPtrace')) {
    return { value: `${value}, but CAP_SYS_PTRACE sees through it`, state: 'ok' };
  }
  return { value, state: 'limited', advice: 'run it as root: `sudo treetop`' };
}

function namespace({ isInitialPidNamespace }: ProcfsFacts): Finding {
  if (isInitialPidNamespace === undefined) return { state: 'unknown' };
  if (isInitialPidNamespace) return { value: 'the first one', state: 'ok' };
  const advice = 'run it outside the container, on the host';
  return { value: 'an inner one: its own processes only', state: 'limited', advice };
}

function own(accesses: FileAccesses | undefined, rights: RightsFacts): Finding {
  const finding = accessFinding(accesses);
  if (finding.state !== 'limited') return finding;
  const isScoped = (rights.ptraceScope ?? 0) > 0 && accesses?.syscall === 'denied';
  const advice = isScoped
    ? 'syscall: as root `sysctl kernel.yama.ptrace_scope=0`'
    : 'run it as root: `sudo treetop`';
  return { ...finding, advice };
}

function other(accesses: FileAccesses | undefined): Finding {
  const finding = accessFinding(accesses);
  if (accesses === undefined) return { ...finding, value: 'none of another user is seen' };
  if (finding.state === 'ok' || finding.state === 'unknown') return finding;
  return { ...finding, advice: 'run it as root: `sudo treetop`' };
}

/** What a pane of this version reads; the others are told all the same. */
const used: readonly GuardedFile[] = ['io', 'wchan', 'smaps_rollup'];

function accessFinding(accesses: FileAccesses | undefined): Finding {
  if (accesses === undefined) return { state: 'unknown' };
  const named = Object.entries(accesses) as [GuardedFile, string][];
  const withAccess = (wanted: string) =>
    named.filter(([, access]) => access === wanted).map(([name]) => name);
  const parts = ['readable', 'denied', 'absent', 'silent'].flatMap((access) => {
    const names = withAccess(access);
    return names.length === 0 ? [] : [`${words[access]} ${names.join(', ')}`];
  });
  const readable = withAccess('readable');
  const isAll = used.every((name) => readable.includes(name));
  const state = isAll ? 'ok' : readable.length > 0 ? 'limited' : 'missing';
  return { value: parts.join('; '), state };
}

const words: Readonly<Record<string, string>> = {
  readable: 'may read',
  denied: 'not',
  absent: 'no such file:',
  silent: 'no answer:',
};

function kept({ processCount }: ProcfsFacts, rights: RightsFacts): Finding {
  const { descriptorLimit, descriptorBudget: budget } = rights;
  const limit = descriptorLimit === undefined ? 'no limit' : `limit ${descriptorLimit}`;
  const value = `${limit}: ${budget} can stay open, ${processCount ?? '?'} are there`;
  if (processCount === undefined) return { value, state: 'unknown' };
  if (processCount <= budget) return { value, state: 'ok' };
  const wanted = processCount + reserve;
  return {
    value,
    state: 'limited',
    advice: `raise the limit: \`ulimit -n ${wanted}\`, as root where it is a hard one`,
  };
}

/** Room for the rest of the program and for processes to come. */
const reserve = 1024;
