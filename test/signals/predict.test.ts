import test from 'ava';
import type { TargetFacts } from '../../src/sample/target-facts.js';
import type { GroupFacts } from '../../src/signals/orphaned-group.js';
import { predictionOf } from '../../src/signals/predict.js';
import type { Prediction } from '../../src/signals/prediction.js';
import { ana, facts, mask, signal, thread } from './made-facts.js';

const predicted = (given: TargetFacts, name: string, group?: GroupFacts) =>
  predictionOf(given, signal(name), ana, group);

/** Effect, hold and certainty in a word each: `terminates blocked possible`. */
function inWords({ effect, heldBy, certainty }: Prediction): string {
  return [effect, heldBy, certainty].filter(Boolean).join(' ');
}

/** `NAME: words` for each signal. */
function table(
  t: { deepEqual: (a: unknown, b: unknown) => void },
  given: TargetFacts,
  rows: Record<string, string>,
) {
  const names = Object.keys(rows);
  t.deepEqual(
    Object.fromEntries(names.map((name) => [name, inWords(predicted(given, name))])),
    rows,
  );
}

test('who asked for nothing gets the default, KILL and STOP for certain', (t) => {
  table(t, facts(), {
    KILL: 'terminates certain',
    STOP: 'stops certain',
    TERM: 'terminates likely',
    QUIT: 'dumpsCore likely',
    CHLD: 'ignored likely',
    CONT: 'nothing likely',
    'RTMIN+1': 'terminates likely',
    TSTP: 'stops possible',
  });
});

test('what stops from the terminal does nothing to an orphaned process group, STOP does', (t) => {
  const orphaned = { isOrphaned: true };
  t.is(inWords(predicted(facts(), 'TSTP', orphaned)), 'ignored likely');
  t.is(inWords(predicted(facts(), 'TTOU', { isOrphaned: false })), 'stops likely');
  t.is(inWords(predicted(facts(), 'STOP', orphaned)), 'stops certain');
  t.is(
    inWords(predicted(facts({ masks: { caught: mask('TSTP') } }), 'TSTP', orphaned)),
    'runsHandler likely',
  );
  t.is(inWords(predicted(facts(), 'TTIN', { isOrphaned: undefined })), 'stops possible');
});

test('caught and ignored are its own wish', (t) => {
  const given = facts({ masks: { caught: mask('TERM'), ignored: mask('HUP', 'CONT') } });
  table(t, given, { TERM: 'runsHandler likely', HUP: 'ignored likely', CONT: 'nothing likely' });
  t.deepEqual(predicted(given, 'TERM').because, ['caught']);
});

test('blocked by its one thread: pending, and a reader of signals cannot be told apart', (t) => {
  const given = facts({ masks: { blocked: mask('TERM', 'CHLD', 'QUIT'), ignored: mask('QUIT') } });
  table(t, given, {
    TERM: 'terminates blocked possible',
    CHLD: 'ignored blocked possible',
    QUIT: 'ignored blocked possible',
    INT: 'terminates likely',
  });
  t.deepEqual(predicted(given, 'TERM').because, [
    'default: ends it',
    'blocked; a signalfd or sigwait may read it',
  ]);
});

test('blocked in all threads is said with their number, and 64 is a bit too', (t) => {
  const blocked = mask('TERM', 'RTMAX');
  const given = facts({
    masks: { blocked },
    threads: [50, 51, 52].map((tid) => thread(tid, { blocked })),
  });
  table(t, given, { RTMAX: 'terminates blocked possible' });
  t.is(
    predicted(given, 'TERM').because.at(-1),
    'blocked in all 3 threads; a signalfd or sigwait may read it',
  );
});

test('a thread that does not block it takes it, whoever else does', (t) => {
  const blocked = mask('TERM', 'CHLD');
  const inLeader = facts({ masks: { blocked }, threads: [thread(50, { blocked }), thread(51)] });
  table(t, inLeader, { TERM: 'terminates likely', CHLD: 'ignored likely' });
  t.is(
    predicted(inLeader, 'TERM').because.at(-1),
    'blocked in the main thread only: another takes it',
  );
  const inOther = facts({ threads: [thread(50), thread(51, { blocked })] });
  t.is(
    predicted(inOther, 'TERM').because.at(-1),
    'blocked in 1 of 2 threads only: another takes it',
  );
});

test('a thread in sigwait may be the one that reads it', (t) => {
  const waitChannel = 'do_sigtimedwait.isra.0';
  table(t, facts({ threads: [thread(50, { waitChannel })] }), {
    TERM: 'terminates possible',
    CHLD: 'ignored possible',
    KILL: 'terminates certain',
  });
});

test('a zombie takes nothing, one whose main thread only is dead takes all', (t) => {
  table(t, facts({ stat: { stateCode: 'Z' }, threads: [] }), {
    KILL: 'nothing certain',
    CONT: 'nothing certain',
  });
  const leaderDead = facts({ stat: { stateCode: 'Z', threads: 2 }, threads: [thread(51)] });
  table(t, leaderDead, { KILL: 'terminates certain', TERM: 'terminates likely' });
});

test('what the main thread blocked counts when it is dead: the kernel keeps what it would drop', (t) => {
  const blocked = mask('CHLD');
  const given = facts({
    stat: { stateCode: 'Z', threads: 2 },
    masks: { blocked },
    threads: [thread(51, { blocked })],
  });
  table(t, given, { CHLD: 'ignored blocked possible' });
});

test('what ends takes no more, but KILL cuts a core dump short', (t) => {
  const exiting = facts({ stat: { stateCode: 'D', flags: 0x4 } });
  table(t, exiting, { KILL: 'nothing certain' });
  table(t, facts({ masks: { threadPending: mask('KILL') } }), { TERM: 'nothing certain' });
  const dumping = facts({ isDumpingCore: true, masks: { threadPending: mask('KILL') } });
  table(t, dumping, { KILL: 'terminates certain', TERM: 'nothing certain' });
});

test('a stopped process takes KILL and CONT; all others wait, stop signals for nothing', (t) => {
  const given = facts({
    stat: { stateCode: 'T' },
    masks: { ignored: mask('HUP'), caught: mask('USR1', 'TSTP') },
  });
  table(t, given, {
    KILL: 'terminates certain',
    CONT: 'continues certain',
    TERM: 'terminates stopped likely',
    QUIT: 'dumpsCore stopped likely',
    USR1: 'runsHandler stopped likely',
    HUP: 'ignored likely',
    CHLD: 'ignored likely',
    STOP: 'nothing certain',
    TSTP: 'nothing certain',
    TTIN: 'nothing certain',
  });
});

test('CONT continues one that blocks or catches it, and its own signal comes after', (t) => {
  const blocked = facts({ stat: { stateCode: 'T' }, masks: { blocked: mask('CONT') } });
  t.is(inWords(predicted(blocked, 'CONT')), 'continues certain');
  t.true(predicted(blocked, 'CONT').because.some((one) => one.startsWith('blocked: continues it')));
});

test('in the wait of a vfork it is killed, but not where it dumps core or handles', (t) => {
  const waits = thread(50, { stateCode: 'D', waitChannel: 'kernel_clone' });
  const given = facts({
    stat: { stateCode: 'D' },
    masks: { caught: mask('USR1'), ignored: mask('HUP') },
    threads: [waits],
  });
  table(t, given, {
    KILL: 'terminates certain',
    TERM: 'terminates likely',
    QUIT: 'dumpsCore uninterruptible likely',
    USR1: 'runsHandler uninterruptible likely',
    STOP: 'stops uninterruptible certain',
    HUP: 'ignored likely',
    CONT: 'nothing likely',
  });
});

test('a signal that is pending already keeps the next from killing a vfork wait, KILL kills', (t) => {
  const waits = thread(50, { stateCode: 'D', waitChannel: 'kernel_clone' });
  const masks = { processPending: mask('QUIT') };
  table(t, facts({ stat: { stateCode: 'D' }, masks, threads: [waits] }), {
    TERM: 'terminates uninterruptible likely',
    KILL: 'terminates certain',
  });
  const blocked = { ...masks, blocked: mask('QUIT') };
  const open = facts({
    stat: { stateCode: 'D' },
    masks: blocked,
    threads: [{ ...waits, blocked: mask('QUIT') }],
  });
  table(t, open, { TERM: 'terminates likely' });
});

test('D in a wait that is not known may end by KILL at once or not', (t) => {
  for (const waitChannel of ['percpu_rwsem_wait', '', undefined]) {
    const waits = thread(50, {
      stateCode: 'D',
      ...(waitChannel === undefined ? {} : { waitChannel }),
    });
    table(t, facts({ stat: { stateCode: 'D' }, threads: [waits] }), {
      KILL: 'terminates uninterruptible possible',
      USR1: 'terminates uninterruptible possible',
      QUIT: 'dumpsCore uninterruptible likely',
    });
  }
});

test('one thread in D keeps the end of all, and the main one in D keeps a handler', (t) => {
  const stuck = { stateCode: 'D', waitChannel: 'percpu_rwsem_wait' };
  const masks = { caught: mask('USR1') };
  const other = facts({ masks, threads: [thread(50), thread(51, stuck)] });
  table(t, other, {
    KILL: 'terminates uninterruptible possible',
    USR1: 'runsHandler likely',
    STOP: 'stops likely',
    QUIT: 'dumpsCore uninterruptible possible',
  });
  const main = facts({ masks, threads: [thread(50, stuck), thread(51)] });
  table(t, main, { USR1: 'runsHandler uninterruptible likely' });
});

test('who waits for FUSE is woken into D, where only the answer of the server helps: nothing is for sure', (t) => {
  const masks = { caught: mask('USR1'), ignored: mask('HUP') };
  const waits = { waitChannel: 'request_wait_answer' };
  table(t, facts({ masks, threads: [thread(50, waits)] }), {
    KILL: 'terminates uninterruptible possible',
    QUIT: 'dumpsCore uninterruptible possible',
    STOP: 'stops uninterruptible possible',
    USR1: 'runsHandler uninterruptible possible',
    HUP: 'ignored likely',
  });
  table(t, facts({ masks, threads: [thread(50), thread(51, waits)] }), {
    KILL: 'terminates uninterruptible possible',
    USR1: 'runsHandler likely',
  });
});

test('a tracer gets all that is not dropped for it, but KILL', (t) => {
  const traced = facts({ tracerPid: 812, masks: { ignored: mask('HUP'), blocked: mask('TERM') } });
  table(t, traced, {
    HUP: 'goesToTracer certain',
    STOP: 'goesToTracer certain',
    CHLD: 'goesToTracer certain',
    TERM: 'goesToTracer blocked possible',
    KILL: 'terminates certain',
  });
  const held = facts({ stat: { stateCode: 't' }, tracerPid: 812 });
  table(t, held, {
    HUP: 'goesToTracer tracerStop certain',
    CONT: 'goesToTracer tracerStop certain',
    KILL: 'terminates certain',
  });
});

test('where a tracer has some threads only, it counts who takes the signal', (t) => {
  const blocked = mask('TERM', 'CHLD');
  const leader = thread(50, { blocked, tracerPid: 812 });
  const given = facts({ tracerPid: 812, masks: { blocked }, threads: [leader, thread(51)] });
  table(t, given, {
    TERM: 'terminates likely',
    CHLD: 'ignored likely',
    HUP: 'goesToTracer certain',
  });
  const held = { ...given, threads: [{ ...leader, stateCode: 't' }, thread(51)] };
  table(t, held, { STOP: 'stops certain', HUP: 'terminates likely' });
});

test('the freezer of version 1 keeps all, KILL too; that of version 2 not what ends it', (t) => {
  const masks = { caught: mask('USR1'), ignored: mask('HUP') };
  table(t, facts({ stat: { stateCode: 'D' }, frozen: 'v1', masks }), {
    KILL: 'terminates frozen certain',
    USR1: 'runsHandler frozen likely',
    HUP: 'ignored likely',
  });
  table(t, facts({ frozen: 'v2', masks }), {
    KILL: 'terminates certain',
    TERM: 'terminates likely',
    QUIT: 'dumpsCore frozen likely',
    USR1: 'runsHandler frozen likely',
    STOP: 'stops frozen certain',
  });
});

test('an init drops what it does not handle; KILL and STOP come through from above only', (t) => {
  const masks = { caught: mask('USR1'), blocked: mask('USR2') };
  const inner = facts({ namespacePids: [50, 1], masks });
  table(t, inner, {
    KILL: 'terminates certain',
    STOP: 'stops certain',
    TERM: 'ignored likely',
    TSTP: 'ignored likely',
    USR1: 'runsHandler likely',
    USR2: 'ignored blocked possible',
  });
  t.deepEqual(predicted(inner, 'TERM').because, [
    'pid 1 of its pid namespace: drops what it does not handle',
  ]);
  table(t, facts({ stat: { pid: 1 }, namespacePids: [1] }), {
    KILL: 'ignored certain',
    STOP: 'ignored certain',
    TERM: 'ignored likely',
  });
  t.is(predicted(facts({ namespacePids: [1, 7] }), 'TERM').effect, 'terminates');
});

test('a kernel thread ignores all but what it asks for', (t) => {
  const masks = { ignored: 'fffffffffffffeff', caught: mask('KILL') };
  const given = facts({ stat: { flags: 0x200000 }, masks });
  table(t, given, {
    TERM: 'ignored certain',
    STOP: 'ignored certain',
    KILL: 'runsHandler possible',
  });
});

test('without masks nothing is said but of KILL and STOP', (t) => {
  const { masks: _, ...blind } = facts();
  table(t, blind, { TERM: 'unknown possible', KILL: 'terminates certain', STOP: 'stops certain' });
});

test('threads that were not read may be those that take it', (t) => {
  const blocked = mask('TERM');
  const given = facts({
    stat: { threads: 5000 },
    masks: { blocked },
    threads: [thread(50, { blocked })],
    unreadThreads: 4999,
  });
  t.is(inWords(predicted(given, 'TERM')), 'terminates blocked possible');
  t.regex(predicted(given, 'TERM').because.join(), /4999 were not/);
});

test('a process whose threads could not be listed is judged by its main one', (t) => {
  const { threads: _, ...unlisted } = facts({
    stat: { threads: 3 },
    masks: { blocked: mask('TERM') },
  });
  t.is(inWords(predicted(unlisted, 'TERM')), 'terminates blocked possible');
  t.is(inWords(predicted(unlisted, 'HUP')), 'terminates likely');
});

test('what is not permitted has no other effect, also to a zombie', (t) => {
  const others = { uids: [0, 0, 0, 0], stat: { stateCode: 'Z', session: 1 } };
  t.deepEqual(predicted(facts({ ...others, threads: [] }), 'KILL'), {
    effect: 'notPermitted',
    certainty: 'certain',
    because: ['it is of user 0, you are 1000, no CAP_KILL'],
  });
});

test('where permission cannot be told the rest is possible only', (t) => {
  const { uids: _, ...unowned } = facts();
  t.is(inWords(predicted(unowned, 'KILL')), 'terminates possible');
});
