// A program for tests, to be run as root in a pid namespace of its own with a fresh /proc (unshare -pf --mount-proc):
// again and again a process is held, dies and is reaped, its pid is forced upon a newcomer, and only then is it
// signalled. Prints what came of it as JSON. Arguments: ROUNDS, and what the target is held by.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import type { Machine } from '../../../src/signals/act/machine.js';
import { signaller } from '../../../src/signals/act/signaller.js';
import { realMachine, targetAt } from './live-signals.js';

const [rounds = '0', by = 'pidfd'] = process.argv.slice(2);
const reusedPid = 5000;
const TERM = { name: 'TERM', number: 15 };

const real = await realMachine();
const withoutPidfds = { ...real, pidfds: { unavailable: 'not wanted' } };
const machines: Readonly<Record<string, Machine>> = {
  pidfd: real,
  file: withoutPidfds,
  startTime: { ...withoutPidfds, anchor: () => undefined },
};
const { hold, send, stop } = signaller(machines[by] ?? real);

/** A sleeper with the pid of our choice: in here nobody else takes pids, but this program's own threads. */
async function sleeper(): Promise<ChildProcess> {
  for (;;) {
    writeFileSync('/proc/sys/kernel/ns_last_pid', String(reusedPid - 1));
    const child = spawn('sleep', ['1000'], { stdio: 'ignore' });
    if (child.pid === reusedPid) return child;
    await ended(child);
  }
}

/** How it ended: TERM where the signal had reached it before. */
async function ended(child: ChildProcess): Promise<NodeJS.Signals | null> {
  child.kill('SIGKILL');
  const [, signal] = await once(child, 'exit');
  return signal;
}

const told = {
  rounds: Number(rounds),
  sameTick: 0,
  reached: 0,
  outcomes: {} as Record<string, number>,
};
for (let round = 0; round < told.rounds; round++) {
  const first = await sleeper();
  const target = targetAt(reusedPid);
  const held = hold(target);
  await ended(first);
  const newcomer = await sleeper();
  if (targetAt(reusedPid).startTicks === target.startTicks) told.sameTick += 1;
  send(target, held, TERM, ({ outcome, isSettled }) => {
    if (isSettled) told.outcomes[outcome.type] = (told.outcomes[outcome.type] ?? 0) + 1;
  });
  if ((await ended(newcomer)) === 'SIGTERM') told.reached += 1;
  if (held.type === 'held') held.release();
}
stop();
console.log(JSON.stringify(told));
