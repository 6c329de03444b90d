import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';
import { setImmediate as turn } from 'node:timers/promises';
import test, { type ExecutionContext } from 'ava';
import type { ProcessSample } from '../../../src/sample/process-sample.js';
import { linuxSource } from '../../../src/source/linux/linux-source.js';

type Shown = readonly { readonly pid: number; readonly startTicks: number }[];

/** A source whose processes are behind the gate but for those that are shown. */
function gatedSource(t: ExecutionContext) {
  const source = linuxSource();
  t.teardown(source.close);
  const next = async (shown: Shown = []) => {
    const sample = await source.next({ status: [], cmdline: [], shown });
    const rows = new Map(sample?.processes.map((process) => [process.pid, process]));
    return (pid: number): ProcessSample | undefined => rows.get(pid);
  };
  return next;
}

/** A shell that prints pids; ended with the test, and they with it. */
async function shell(t: ExecutionContext, script: string) {
  const child = spawn('sh', ['-c', script], { stdio: ['pipe', 'pipe', 'ignore'] });
  t.teardown(() => child.kill('SIGKILL'));
  const [text] = await once(child.stdout, 'data');
  const pids = String(text).trim().split(' ').map(Number);
  t.teardown(() => {
    for (const pid of pids) endOne(pid);
  });
  return { child, pid: child.pid ?? 0, pids };
}

function endOne(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

/** Field 3 of stat on, in the plainest way. */
function fieldsOf(pid: number): readonly string[] {
  const line = readFileSync(`/proc/${pid}/stat`, 'latin1');
  return line.slice(line.lastIndexOf(')') + 2).split(' ');
}

async function untilState(pid: number, letter: string): Promise<void> {
  while (fieldsOf(pid)[0] !== letter) await turn();
}

function isBehindGate(pid: number): boolean {
  return readdirSync('/proc/self/fd').some((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`) === `/proc/${pid}/schedstat`;
    } catch {
      return false;
    }
  });
}

const sleepers = 'sleep 1000 & one=$!; sleep 1000 & echo $one $!; read x';

// One after another: whether a file is open is asked of this process.
test.serial('who lost his parent has the new one in the same scan', async (t) => {
  const next = gatedSource(t);
  const { child, pid, pids } = await shell(t, sleepers);
  for (const one of pids) await untilState(one, 'S');
  for (let scan = 0; scan < 3; scan += 1) await next();
  const before = await next();
  for (const one of pids) {
    t.true(isBehindGate(one));
    t.is(before(one)?.ppid, pid);
  }
  child.kill('SIGKILL');
  await once(child, 'exit');
  const after = await next();
  t.is(after(pid), undefined);
  for (const one of pids) t.is(after(one)?.ppid, Number(fieldsOf(one)[1]));
  t.not(after(pids[0] ?? 0)?.ppid, pid);
});

test.serial(
  'the children of one that ended and was not buried have the new parent, too',
  async (t) => {
    const next = gatedSource(t);
    // The middle one has a child; the outer one never waits.
    const script = `sh -c 'sleep 1000 & echo $! $$; read x < /dev/zero' & exec sleep 1000`;
    const { pids } = await shell(t, script);
    const [leaf = 0, middle = 0] = pids;
    await untilState(leaf, 'S');
    for (let scan = 0; scan < 4; scan += 1) t.is((await next())(leaf)?.ppid, middle);
    process.kill(middle, 'SIGKILL');
    await untilState(middle, 'Z');
    const after = await next();
    t.is(after(middle)?.stateCode, 'Z');
    t.is(after(leaf)?.ppid, Number(fieldsOf(leaf)[1]));
    t.not(after(leaf)?.ppid, middle);
  },
);

test.serial('stopped, continued and ended is seen behind the gate', async (t) => {
  const next = gatedSource(t);
  // Who became a sleep waits for nobody.
  const { pids } = await shell(t, 'sleep 1000 & echo $!; exec sleep 1000');
  const [pid = 0] = pids;
  await untilState(pid, 'S');
  for (let scan = 0; scan < 3; scan += 1) await next();
  t.is((await next())(pid)?.stateCode, 'S');
  t.true(isBehindGate(pid));
  for (const [signal, letter] of [
    ['SIGSTOP', 'T'],
    ['SIGCONT', 'S'],
    ['SIGKILL', 'Z'],
  ] as const) {
    process.kill(pid, signal);
    await untilState(pid, letter);
    t.is((await next())(pid)?.stateCode, letter);
  }
});

test.serial(
  'a priority that another gave is told at once where it is shown, and in turn elsewhere',
  async (t) => {
    const next = gatedSource(t);
    const { pids } = await shell(t, sleepers);
    const [shown = 0, hidden = 0] = pids;
    for (const one of pids) await untilState(one, 'S');
    const startTicks = (await next())(shown)?.startTicks ?? 0;
    const demand = [{ pid: shown, startTicks }];
    for (let scan = 0; scan < 4; scan += 1) await next(demand);
    t.false(isBehindGate(shown));
    t.true(isBehindGate(hidden));
    for (const pid of pids) setPriority(pid, 5);
    t.is((await next(demand))(shown)?.nice, 5);
    for (let scan = 0; scan < 32; scan += 1) await next(demand);
    t.is((await next(demand))(hidden)?.nice, 5);
  },
);

test.serial('whoever does not say what is shown has all read at each scan', async (t) => {
  const source = linuxSource();
  t.teardown(source.close);
  const { pids } = await shell(t, sleepers);
  const [pid = 0] = pids;
  for (const one of pids) await untilState(one, 'S');
  const next = async () => {
    const sample = await source.next({ status: [], cmdline: [] });
    return sample?.processes.find((process) => process.pid === pid);
  };
  for (let scan = 0; scan < 3; scan += 1) await next();
  t.false(isBehindGate(pid));
  setPriority(pid, 7);
  t.is((await next())?.nice, 7);
});
