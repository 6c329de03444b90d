import test from 'ava';
import { type Machine, type Sighting, sendSignal } from '../../../src/signals/act/send-signal.js';
import type { SignalTarget } from '../../../src/signals/target.js';
import { target } from '../made-target.js';

const TERM = { name: 'TERM', number: 15 };
const STOP = { name: 'STOP', number: 19 };
const CONT = { name: 'CONT', number: 18 };

const sleeping: Sighting = { startTicks: 700, stateCode: 'S', ppid: 7, threads: 1, uid: 1000 };
const stopped = { ...sleeping, stateCode: 'T' };
const zombie = { ...sleeping, stateCode: 'Z' };

/** A machine whose clock only moves while we pause: what is seen is told by the ms since the signal. */
function machine(
  before: Sighting | undefined,
  afterwards: (ms: number) => Sighting | undefined = () => before,
  kill: () => void = () => undefined,
) {
  let nowMs = 5_000;
  let sentAtMs: number | undefined;
  const sent: (readonly [number, number])[] = [];
  const looks: number[] = [];
  const made: Machine = {
    look: (pid) => {
      looks.push(pid);
      return sentAtMs === undefined ? before : afterwards(nowMs - sentAtMs);
    },
    kill: (pid, number) => {
      kill();
      sent.push([pid, number]);
      sentAtMs = nowMs;
    },
    now: () => nowMs,
    pause: async (ms) => {
      nowMs += ms;
    },
  };
  return { ...made, sent, looks, elapsedMs: () => nowMs - 5_000 };
}

const send = (to: Machine, signal = TERM, given: Partial<SignalTarget> = {}) =>
  sendSignal(target(given), signal, to);

const failing = (code: string) => () => {
  throw Object.assign(new Error(`kill ${code}`), { code });
};

test('died: it was there, and then it was not', async (t) => {
  const made = machine(sleeping, (ms) => (ms < 12 ? sleeping : undefined));
  t.deepEqual(await send(made), { type: 'died', afterMs: 15 });
  t.deepEqual(made.sent, [[50, 15]]);
});

test('died: its pid is another process already', async (t) => {
  const made = machine(sleeping, (ms) => (ms < 5 ? sleeping : { ...sleeping, startTicks: 900 }));
  t.deepEqual(await send(made), { type: 'died', afterMs: 5 });
});

test('died: a zombie that is reaped soon was dead from the first moment', async (t) => {
  const made = machine(sleeping, (ms) => (ms < 10 ? sleeping : ms < 100 ? zombie : undefined));
  t.deepEqual(await send(made), { type: 'died', afterMs: 10 });
});

test('zombie: nobody reaps it', async (t) => {
  const made = machine(sleeping, (ms) => (ms < 10 ? sleeping : zombie));
  t.deepEqual(await send(made), { type: 'zombie', afterMs: 10, ppid: 7 });
  t.true(made.elapsedMs() < 500);
});

test('zombie: also where it died just before the end of the second', async (t) => {
  const made = machine(sleeping, (ms) => (ms < 900 ? sleeping : zombie));
  t.deepEqual(await send(made), { type: 'zombie', afterMs: 900, ppid: 7 });
  t.true(made.elapsedMs() <= 1000);
});

test('a dead main thread with living ones is no zombie', async (t) => {
  const leaderDead = { ...zombie, threads: 3 };
  const made = machine(leaderDead, (ms) => (ms < 20 ? leaderDead : undefined));
  t.deepEqual(await send(made), { type: 'died', afterMs: 20 });
  t.like(await send(machine(leaderDead)), { type: 'stillThere', stateCode: 'Z' });
});

test('stopped, and continued', async (t) => {
  const stops = machine(sleeping, (ms) => (ms < 5 ? sleeping : stopped));
  t.deepEqual(await send(stops, STOP), { type: 'stopped', afterMs: 5 });
  const goesOn = machine(stopped, () => sleeping);
  t.deepEqual(await send(goesOn, CONT), { type: 'continued', afterMs: 0 });
});

test('a process that catches CONT and ends is dead, not continued', async (t) => {
  t.deepEqual(
    await send(
      machine(stopped, () => undefined),
      CONT,
    ),
    { type: 'died', afterMs: 0 },
  );
});

test('still there, said within a second', async (t) => {
  const made = machine({ ...sleeping, stateCode: 'D' });
  t.like(await send(made), { type: 'stillThere', stateCode: 'D' });
  t.true(made.elapsedMs() >= 900 && made.elapsedMs() <= 1000);
});

test('a stop for one that is stopped needs no second', async (t) => {
  const made = machine(stopped);
  t.like(await send(made, STOP), { type: 'stillThere', stateCode: 'T' });
  t.is(made.elapsedMs(), 0);
  t.like(await send(machine(stopped)), { type: 'stillThere', stateCode: 'T' });
});

test('a zombie takes it without effect', async (t) => {
  const made = machine(zombie);
  t.deepEqual(await send(made), { type: 'wasZombie', ppid: 7 });
  t.is(made.sent.length, 1);
});

test('another process under that pid gets nothing', async (t) => {
  const made = machine({ ...sleeping, startTicks: 900 });
  t.deepEqual(await send(made), { type: 'nowAnother', startTicks: 900 });
  t.deepEqual(made.sent, []);
});

test('one that is another user now gets nothing; where a user is not known, the start time decides', async (t) => {
  const made = machine({ ...sleeping, uid: 0 });
  t.deepEqual(await send(made), { type: 'userChanged', fromUid: 1000, toUid: 0 });
  t.deepEqual(made.sent, []);
  t.like(await send(machine({ ...sleeping, uid: undefined }, () => undefined)), { type: 'died' });
  const unknown = machine({ ...sleeping, uid: 0 }, () => undefined);
  t.like(await send(unknown, TERM, { uid: undefined }), { type: 'died' });
});

test('gone before, and gone in between', async (t) => {
  const made = machine(undefined);
  t.deepEqual(await send(made), { type: 'gone' });
  t.deepEqual(made.sent, []);
  t.deepEqual(await send(machine(sleeping, undefined, failing('ESRCH'))), { type: 'gone' });
});

test('EPERM and others are named', async (t) => {
  t.deepEqual(await send(machine(sleeping, undefined, failing('EPERM'))), { type: 'noPermission' });
  t.deepEqual(await send(machine(sleeping, undefined, failing('EINVAL'))), {
    type: 'failed',
    error: 'EINVAL',
  });
});

test('a mistake of our own is not taken for an answer of the kernel', async (t) => {
  await t.throwsAsync(send(machine(sleeping, undefined, failing('ERR_UNKNOWN_SIGNAL'))));
  const bug = () => {
    throw new TypeError('a bug');
  };
  await t.throwsAsync(send(machine(sleeping, undefined, bug)), { message: 'a bug' });
});

test('what is no pid is refused before anything is read or sent', async (t) => {
  for (const pid of [0, -0, -1, -50, Number.NaN, 1.5, Number.POSITIVE_INFINITY]) {
    const made = machine(sleeping);
    t.like(await send(made, TERM, { pid }), { type: 'refused' }, String(pid));
    t.deepEqual([made.sent, made.looks], [[], []]);
  }
});
