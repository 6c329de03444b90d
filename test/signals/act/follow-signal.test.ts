import test from 'ava';
import { signaller } from '../../../src/signals/act/signaller.js';
import type { SignalTold } from '../../../src/signals/outcome.js';
import { target } from '../made-target.js';
import { facts, thread } from './made-facts.js';
import { madeMachine, outcomeOf, toldBy } from './made-machine.js';

const numbers = { QUIT: 3, KILL: 9, TERM: 15, CHLD: 17, CONT: 18, STOP: 19, TSTP: 20 } as const;
const signal = (name: keyof typeof numbers) => ({ name, number: numbers[name] });
const typesOf = (told: readonly SignalTold[]) => told.map(({ outcome }) => outcome.type);

const sleeping = facts();
const stopped = facts('T');
const zombie = facts('Z', { stat: { exitCode: 15 } });
const catching = facts('S', { caught: [15] });
const pending = (stateCode = 'D', given: Parameters<typeof facts>[1] = {}) =>
  facts(stateCode, { pending: [15], ...given });

test('died: at the moment that the pidfd tells, with the status that it keeps after the reap', (t) => {
  const made = madeMachine({
    before: catching,
    afterwards: (ms) => (ms < 12 ? catching : undefined),
    exitsAfterMs: 12,
    reapedAs: 0x0300,
  });
  t.deepEqual(outcomeOf(made, signal('TERM')), { type: 'died', afterMs: 12, exitCode: 0x0300 });
  t.deepEqual(made.leftOver(), { pidfds: 0, timers: 0, watched: 0 });
});

test('died: without pidfds it is as exact as the looks, and nothing tells how', (t) => {
  const made = madeMachine({
    before: sleeping,
    afterwards: (ms) => (ms < 12 ? sleeping : undefined),
    pidfds: 'none',
  });
  t.deepEqual(outcomeOf(made, signal('TERM')), { type: 'died', afterMs: 15 });
  t.deepEqual(made.leftOver(), { pidfds: 0, timers: 0, watched: 0 });
});

test('died: its pid is another process already, in another tick or in the same', (t) => {
  const newcomer = facts('S', { stat: { startTicks: 900 } });
  const otherTick = madeMachine({
    before: sleeping,
    afterwards: (ms) => (ms < 5 ? sleeping : newcomer),
  });
  t.deepEqual(outcomeOf(otherTick, signal('TERM')), { type: 'died', afterMs: 5 });
  const sameTick = madeMachine({
    before: sleeping,
    afterwards: () => sleeping,
    pidfds: { send: (_, number) => (number === 0 ? { error: 'ESRCH' } : undefined) },
  });
  t.deepEqual(outcomeOf(sameTick, signal('TERM')), { type: 'died', afterMs: 0 });
});

test('died: a zombie that is reaped soon was dead from the first moment', (t) => {
  const made = madeMachine({
    before: sleeping,
    afterwards: (ms) => (ms < 10 ? sleeping : ms < 100 ? zombie : undefined),
    exitsAfterMs: 10,
  });
  const died = { type: 'died', afterMs: 10, exitCode: 15 } as const;
  t.deepEqual(outcomeOf(made, signal('TERM')), died);
});

test('zombie: nobody reaps it, and its parent is named', (t) => {
  const made = madeMachine({
    before: sleeping,
    afterwards: (ms) => (ms < 10 ? sleeping : zombie),
    exitsAfterMs: 10,
    parent: 'node',
  });
  const outcome = {
    type: 'zombie',
    afterMs: 10,
    exitCode: 15,
    ppid: 7,
    parentComm: 'node',
  } as const;
  t.deepEqual(outcomeOf(made, signal('TERM')), outcome);
  t.is(made.elapsedMs(), 310);
});

test('zombie: an exit status of 0 is one only where the kernel would tell another, too', (t) => {
  const exited = facts('Z', { stat: { exitCode: 0 } });
  for (const maySeeExit of [true, false]) {
    const made = madeMachine({ before: catching, afterwards: () => exited, maySeeExit });
    const outcome = outcomeOf(made, signal('TERM'));
    t.is(outcome?.type === 'zombie' ? outcome.exitCode : NaN, maySeeExit ? 0 : undefined);
  }
});

test('a dead main thread with living ones is no zombie', (t) => {
  const leaderDead = facts('Z', { stat: { threads: 3 }, threads: [thread('S', { tid: 51 })] });
  const dies = madeMachine({
    before: leaderDead,
    afterwards: (ms) => (ms < 20 ? leaderDead : undefined),
    exitsAfterMs: 20,
  });
  t.deepEqual(outcomeOf(dies, signal('TERM')), { type: 'died', afterMs: 20 });
  const stays = madeMachine({ before: leaderDead });
  t.like(outcomeOf(stays, signal('TERM')), { type: 'stillThere', stateCode: 'Z' });
});

test('a zombie takes it without effect, and is not followed', (t) => {
  const made = madeMachine({ before: zombie, parent: 'node' });
  t.deepEqual(outcomeOf(made, signal('TERM')), { type: 'wasZombie', ppid: 7, parentComm: 'node' });
  t.is(made.sent.length, 1);
  t.is(made.elapsedMs(), 0);
});

test('stopped, and continued', (t) => {
  const stops = madeMachine({
    before: sleeping,
    afterwards: (ms) => (ms < 5 ? facts('S', { pending: [19] }) : stopped),
  });
  t.deepEqual(outcomeOf(stops, signal('STOP')), { type: 'stopped', afterMs: 5 });
  const goesOn = madeMachine({ before: stopped, afterwards: () => sleeping });
  t.deepEqual(outcomeOf(goesOn, signal('CONT')), { type: 'continued', afterMs: 0 });
  const threads = [thread('T', { tid: 51 })];
  const leaderDead = madeMachine({
    before: facts('Z', { stat: { threads: 2 }, threads: [thread('S', { tid: 51 })] }),
    afterwards: () => facts('Z', { stat: { threads: 2 }, threads }),
  });
  t.deepEqual(outcomeOf(leaderDead, signal('STOP')), { type: 'stopped', afterMs: 0 });
});

test('a process that catches CONT and ends is dead, not continued', (t) => {
  const made = madeMachine({ before: stopped, afterwards: () => undefined });
  t.deepEqual(outcomeOf(made, signal('CONT')), { type: 'died', afterMs: 0 });
});

test('a stop for a stopped one and CONT for a running one have no effect, which needs no second look', (t) => {
  const stops = madeMachine({ before: stopped });
  const already = { type: 'dropped', because: 'stoppedAlready', stateCode: 'T' } as const;
  t.deepEqual(outcomeOf(stops, signal('STOP')), already);
  const runs = madeMachine({ before: sleeping });
  const notStopped = { type: 'dropped', because: 'notStopped', stateCode: 'S' } as const;
  t.deepEqual(outcomeOf(runs, signal('CONT')), notStopped);
  t.deepEqual([stops.elapsedMs(), runs.elapsedMs()], [0, 0]);
});

test('pending: why, and once more when it changes; then what came of it', (t) => {
  const made = madeMachine({
    before: sleeping,
    afterwards: (ms) => {
      if (ms < 700) return pending('D', { waitChannel: 'nfs_wait_bit' });
      return ms < 3000 ? pending('T') : undefined;
    },
    exitsAfterMs: 3000,
  });
  const told = toldBy(made, signal('TERM'));
  t.like(told[0]?.outcome, {
    type: 'pending',
    hold: 'uninterruptible',
    waitChannel: 'nfs_wait_bit',
  });
  t.like(told[1]?.outcome, { type: 'pending', hold: 'stopped' });
  t.deepEqual(told.at(-1)?.outcome, { type: 'died', afterMs: 3000 });
  t.deepEqual(told.map(({ isSettled }) => isSettled).indexOf(true), told.length - 1);
});

test('pending for ever is told ever more seldom, and looked at once a second', (t) => {
  const made = madeMachine({ before: sleeping, afterwards: () => pending() });
  const hourMs = 3_600_000;
  const told = toldBy(made, signal('TERM'), { ms: hourMs });
  const ages = told.map(({ outcome }) => ('afterMs' in outcome ? outcome.afterMs : 0));
  t.true(
    ages.every((age, index) => age >= 2 * (ages[index - 1] ?? 0)),
    String(ages),
  );
  t.true((ages[0] ?? 1e9) < 100 && (ages.at(-1) ?? 0) > hourMs / 4);
  t.true(told.length < 16);
  t.true(made.looks.length > 3500 && made.looks.length < 3700);
  t.deepEqual(made.leftOver(), { pidfds: 0, timers: 0, watched: 0 });
});

const blocks15 = { blocks: [15] };
const holds = [
  ['blocked by all threads', pending('S', { blocked: [15] }), { hold: 'blocked' }],
  [
    'blocked by all but one, which is in D',
    pending('S', {
      threads: [thread('S', blocks15), thread('D', { tid: 51, waitChannel: 'io_schedule' })],
    }),
    { hold: 'uninterruptible', waitChannel: 'io_schedule' },
  ],
  ['stopped', pending('T'), { hold: 'stopped' }],
  ['stopped and blocked', pending('T', { blocked: [15] }), { hold: 'blocked' }],
  ['held by a tracer', pending('t', { tracerPid: 60 }), { hold: 'tracerStop', tracerPid: 60 }],
  ['frozen', pending('D', { frozen: 'v1', waitChannel: '__refrigerator' }), { hold: 'frozen' }],
  ['not run yet', pending('R'), { hold: undefined, stateCode: 'R' }],
] as const;

for (const [title, seen, expected] of holds) {
  test(`pending: ${title}`, (t) => {
    const made = madeMachine({ before: sleeping, afterwards: () => seen });
    const outcome = outcomeOf(made, signal('TERM'), { ms: 300 });
    t.is(outcome?.type, 'pending');
    const { hold, waitChannel, tracerPid } = outcome as Record<string, unknown>;
    t.like({ hold, waitChannel, tracerPid, stateCode: seen.stat.stateCode }, expected);
  });
}

test('on its way out: exiting, or writing its core', (t) => {
  const exiting = facts('D', { stat: { flags: 0x404 }, waitChannel: 'exit_aio' });
  const made = madeMachine({ before: sleeping, afterwards: () => exiting });
  const outcome = { type: 'exiting', isDumpingCore: false, waitChannel: 'exit_aio' } as const;
  t.like(outcomeOf(made, signal('KILL'), { ms: 300 }), outcome);
  const dumps = madeMachine({
    before: sleeping,
    afterwards: () => facts('D', { isDumpingCore: true }),
  });
  t.like(outcomeOf(dumps, signal('QUIT'), { ms: 300 }), { type: 'exiting', isDumpingCore: true });
});

test('caught: delivered at once, and survived where it is there five seconds later', (t) => {
  const made = madeMachine({ before: catching });
  const told = toldBy(made, signal('TERM'));
  t.deepEqual(
    told.map(({ outcome }) => outcome),
    [
      { type: 'delivered', afterMs: 0, taker: 'handler' },
      { type: 'survived', afterMs: 5000, taker: 'handler', stateCode: 'S' },
    ],
  );
});

test('a second one that is pending while the handler of the first runs is not taken for the first', (t) => {
  const made = madeMachine({
    before: catching,
    afterwards: (ms) => (ms < 100 ? catching : facts('S', { caught: [15], pending: [15] })),
  });
  t.deepEqual(typesOf(toldBy(made, signal('TERM'))), ['delivered', 'survived']);
});

test('pending, then delivered: the five seconds begin there', (t) => {
  const made = madeMachine({
    before: catching,
    afterwards: (ms) => (ms < 60_000 ? pending('T', { caught: [15] }) : catching),
  });
  const told = toldBy(made, signal('TERM'));
  const deliveredAfterMs = told
    .map(({ outcome }) => (outcome.type === 'delivered' ? outcome.afterMs : 0))
    .find((ms) => ms > 0);
  t.true(deliveredAfterMs !== undefined && deliveredAfterMs >= 60_000 && deliveredAfterMs < 61_001);
  t.like(told.at(-1)?.outcome, { type: 'survived', afterMs: (deliveredAfterMs ?? 0) + 5000 });
});

test('traced: the tracer has it', (t) => {
  const made = madeMachine({
    before: facts('S', { tracerPid: 60 }),
    afterwards: () => facts('t', { tracerPid: 60 }),
  });
  const told = toldBy(made, signal('TERM'));
  t.like(told[0]?.outcome, { type: 'delivered', taker: 'tracer', tracerPid: 60 });
  t.like(told.at(-1)?.outcome, { type: 'survived', taker: 'tracer', stateCode: 't' });
});

const drops = [
  ['TERM', 'itIgnores', facts('S', { ignored: [15] })],
  ['CHLD', 'byDefault', sleeping],
  ['TERM', 'initWithoutHandler', facts('S', { namespacePids: [50, 1] })],
  ['KILL', 'initWithoutHandler', facts('S', { namespacePids: [1] })],
  ['TERM', 'kernelThread', facts('S', { stat: { flags: 0x200000 } })],
] as const;

for (const [name, because, before] of drops) {
  test(`${name} is dropped, which is told at once: ${because}`, (t) => {
    const made = madeMachine({ before });
    t.like(outcomeOf(made, signal(name)), { type: 'dropped', because });
    t.is(made.elapsedMs(), 0);
  });
}

test('ignored and blocked: pending until it is not blocked any more, then dropped', (t) => {
  const before = facts('S', { ignored: [15], blocked: [15] });
  const made = madeMachine({
    before,
    afterwards: (ms) => (ms < 200 ? pending('S', { ignored: [15], blocked: [15] }) : before),
  });
  const told = toldBy(made, signal('TERM'));
  t.deepEqual(typesOf(told), ['pending', 'dropped']);
  t.like(told.at(-1)?.outcome, { because: 'itIgnores' });
});

test('KILL from outside is for an init, too: no word that it was dropped', (t) => {
  const made = madeMachine({ before: facts('S', { namespacePids: [50, 1] }) });
  t.is(outcomeOf(made, signal('KILL'))?.type, 'stillThere');
});

test('blocked, and gone without an effect: a signalfd or sigwait has it', (t) => {
  const before = facts('S', { blocked: [15] });
  t.like(outcomeOf(madeMachine({ before }), signal('TERM')), { type: 'survived', taker: 'reader' });
  const threads = [thread('S', { waitChannel: 'do_sigtimedwait' })];
  const waits = madeMachine({ before: facts('S', { threads }) });
  t.like(outcomeOf(waits, signal('TERM')), { type: 'survived', taker: 'reader' });
});

test('where nothing tells what became of it that is said, within a second', (t) => {
  const { masks: _, ...unread } = sleeping;
  for (const before of [sleeping, unread]) {
    const made = madeMachine({ before });
    t.deepEqual(outcomeOf(made, signal('TERM')), {
      type: 'stillThere',
      afterMs: 950,
      stateCode: 'S',
    });
  }
  t.like(outcomeOf(madeMachine({ before: sleeping }), signal('TSTP')), { type: 'stillThere' });
});

test('of more than 1,000 the oldest is let go, and says so', (t) => {
  const made = madeMachine({ before: sleeping, afterwards: () => pending() });
  const { hold, send, followedCount, stop } = signaller(made.machine);
  const last = new Map<number, SignalTold>();
  const helds = Array.from({ length: 1044 }, (_, index) => {
    const held = hold(target());
    send(target(), held, signal('TERM'), (told) => last.set(index, told));
    return held;
  });
  t.is(followedCount(), 1000);
  made.run(1000);
  const letGo = [...last].filter(([, { outcome }]) => outcome.type === 'notFollowed');
  t.deepEqual(
    letGo.map(([index]) => index),
    Array.from({ length: 44 }, (_, index) => index),
  );
  t.true(letGo.every(([, { isSettled }]) => isSettled));
  stop();
  t.is(followedCount(), 0);
  for (const held of helds) if (held.type === 'held') held.release();
  t.deepEqual(made.leftOver(), { pidfds: 0, timers: 0, watched: 0 });
});

test('the more are followed, the more seldom each is looked at: hundreds cost what a few do', (t) => {
  const looksIn = (count: number) => {
    const made = madeMachine({ before: sleeping, afterwards: () => pending() });
    const { hold, send, stop } = signaller(made.machine);
    const helds = Array.from({ length: count }, () => hold(target()));
    for (const held of helds) send(target(), held, signal('TERM'), () => undefined);
    made.run(20_000);
    const before = made.looks.length;
    made.run(60_000);
    stop();
    return made.looks.length - before;
  };
  t.true(looksIn(10) > 400);
  t.true(looksIn(500) < 1200);
});

test('one of many is looked at a little later, and its death is timed all the same', (t) => {
  const made = madeMachine({
    ...{ before: sleeping, exitsAfterMs: 2 },
    afterwards: (ms) => (ms < 2 ? sleeping : undefined),
  });
  const { hold, send } = signaller(made.machine);
  const held = hold(target());
  const told: SignalTold[] = [];
  const looks = made.looks.length;
  send(target(), held, signal('TERM'), (one) => told.push(one), true);
  t.is(made.looks.length, looks + 1);
  made.run();
  t.like(told, [{ outcome: { type: 'died', afterMs: 2 } }]);
});

test('after stop nothing more is told', (t) => {
  const made = madeMachine({
    before: sleeping,
    afterwards: (ms) => (ms < 100 ? pending() : undefined),
    exitsAfterMs: 100,
  });
  const told = toldBy(made, signal('TERM'), { ms: 80 });
  const count = told.length;
  made.run(1000);
  t.is(told.length, count);
  t.deepEqual(typesOf(told), ['pending']);
});

test('a target that is signalled twice is watched once, and each signal has its own last word', (t) => {
  const made = madeMachine({
    before: sleeping,
    afterwards: (ms) => (ms < 400 ? pending() : undefined),
    exitsAfterMs: 400,
  });
  const { hold, send } = signaller(made.machine);
  const held = hold(target());
  const told: string[] = [];
  for (const name of ['TERM', 'KILL'] as const) {
    send(target(), held, signal(name), ({ outcome, isSettled }) => {
      if (isSettled) told.push(`${name} ${outcome.type}`);
    });
  }
  t.is(made.leftOver().watched, 1);
  made.run();
  t.deepEqual(told.sort(), ['KILL died', 'TERM died']);
  if (held.type === 'held') held.release();
  t.deepEqual(made.leftOver(), { pidfds: 0, timers: 0, watched: 0 });
});

test('the last look tells what it is then, however little that is, and nothing comes after it', (t) => {
  const lastOf = (afterwards: () => ReturnType<typeof facts> | undefined, ms: number) => {
    const made = madeMachine({ before: sleeping, afterwards });
    const { hold, send, lookLast, followedCount } = signaller(made.machine);
    const held = hold(target());
    const told: SignalTold[] = [];
    send(target(), held, signal('TERM'), (one) => told.push(one));
    made.run(ms);
    lookLast();
    const count = told.length;
    t.is(followedCount(), 0);
    made.run();
    t.is(told.length, count);
    if (held.type === 'held') held.release();
    t.deepEqual(made.leftOver(), { pidfds: 0, timers: 0, watched: 0 });
    return told.at(-1);
  };
  // Told of at 50 ms last, and again at 1 s only.
  t.like(lastOf(() => pending(), 900)?.outcome, { type: 'pending', afterMs: 900 });
  t.like(
    lastOf(() => facts('Z'), 100),
    {
      ...{ isSettled: true, outcome: { type: 'zombie', afterMs: 0, ppid: 7 } },
    },
  );
  t.deepEqual(lastOf(() => sleeping, 30)?.outcome, {
    ...{ type: 'stillThere', afterMs: 30, stateCode: 'S' },
  });
  t.like(lastOf(() => undefined, 30)?.outcome, { type: 'died', afterMs: 0 });
});
