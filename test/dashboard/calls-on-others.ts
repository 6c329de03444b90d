import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import { isOnPath } from '../helpers/machine.js';

/** Why no program can be watched here; undefined where one can. */
export const untraceable: string | undefined = !isOnPath('strace')
  ? 'strace is not installed'
  : spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0
    ? undefined
    : 'strace may not trace here';

/** What acts on a process, by the argument that names it; where there are two, the first must have that value. */
const actingCalls: Readonly<Record<string, { readonly at: number; readonly first?: string }>> = {
  kill: { at: 0 },
  tkill: { at: 0 },
  tgkill: { at: 0 },
  rt_sigqueueinfo: { at: 0 },
  rt_tgsigqueueinfo: { at: 0 },
  pidfd_send_signal: { at: 0 },
  setpriority: { at: 1, first: 'PRIO_PROCESS' },
  ioprio_set: { at: 1, first: 'IOPRIO_WHO_PROCESS' },
  sched_setaffinity: { at: 0 },
  sched_setscheduler: { at: 0 },
  sched_setparam: { at: 0 },
  sched_setattr: { at: 0 },
  ptrace: { at: 1 },
  process_vm_writev: { at: 0 },
};

/** Beside those: which process a pidfd is of, and what is opened in order to write. */
const heardCalls = [
  ...Object.keys(actingCalls),
  'pidfd_open',
  'open',
  'openat',
  'openat2',
  'creat',
];

/** The words to start a program with, so that all that it and its children ask of the kernel is written down. */
export function traced(t: ExecutionContext) {
  const directory = mkdtempSync(join(tmpdir(), 'treetop-strace-'));
  t.teardown(() => rmSync(directory, { recursive: true }));
  const log = join(directory, 'calls');
  // With --seccomp-bpf nothing but these calls is stopped for strace.
  const options = ['-f', '--seccomp-bpf', '-o', log, '-e', `trace=${heardCalls.join(',')}`];
  return {
    words: [...options, process.execPath],
    /** Once it is over: what it did to processes that are not its own. */
    callsOnOthers: () => {
      const text = readFileSync(log, 'utf8');
      t.regex(text, /\+\+\+ exited with [01] \+\+\+\n$/, 'strace wrote to the end');
      return callsOnOthers(text);
    },
  };
}

/**
 * The lines of what strace -f wrote that act on a process which was not traced, and so is neither the program nor a
 * child or a thread of its own. A group, and whatever else is not one process, is another.
 */
export function callsOnOthers(log: string): readonly string[] {
  const lines = log.split('\n').filter((line) => line !== '');
  const own = new Set(lines.map((line) => line.split(' ', 1)[0] ?? ''));
  const targetOf = pidfdTargets(lines);
  return lines.filter((line) => {
    const [, name = '', rest = ''] = /^\d+ +(\w+)\((.*)/.exec(line) ?? [];
    if (opensFile(name)) return isWrittenInProc(rest, own);
    const call = actingCalls[name];
    if (!call) return false;
    const words = rest.split(/[,) ]+/);
    const named = words[call.at] ?? '';
    const pid = name === 'pidfd_send_signal' ? targetOf.get(named) : named;
    // 0 is the caller, but for kill(2), where it is a group.
    const isOwn = own.has(pid ?? '') || (pid === '0' && name !== 'kill');
    return !isOwn || (call.first !== undefined && words[0] !== call.first);
  });
}

/** The last process that each pidfd was opened for; its answer stands on a line of its own where others came between. */
function pidfdTargets(lines: readonly string[]): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  const asked = new Map<string, string>();
  for (const line of lines) {
    const [, thread = '', rest = ''] = /^(\d+) +(?:<\.\.\. )?pidfd_open(.*)/.exec(line) ?? [];
    const pid = /^\((\d+)/.exec(rest)?.[1];
    if (pid !== undefined) asked.set(thread, pid);
    const pidfd = / = (\d+)$/.exec(rest)?.[1];
    if (pidfd !== undefined) targets.set(pidfd, asked.get(thread) ?? '');
  }
  return targets;
}

function opensFile(name: string): boolean {
  return name.startsWith('open') || name === 'creat';
}

/** Files of processes and of control groups, which act when they are written. */
function isWrittenInProc(rest: string, own: ReadonlySet<string>): boolean {
  const [, path = ''] = /"([^"]*)"/.exec(rest) ?? [];
  const [, pid = ''] = /^\/proc\/(\d+)\//.exec(path) ?? [];
  const isActing = path.startsWith('/sys/fs/cgroup/') || (pid !== '' && !own.has(pid));
  return isActing && /O_WRONLY|O_RDWR|O_CREAT/.test(rest);
}
