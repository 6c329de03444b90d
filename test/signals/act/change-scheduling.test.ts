import test from 'ava';
import type { SchedulingFacts, ThreadScheduling } from '../../../src/sample/scheduling-facts.js';
import { changeScheduling } from '../../../src/signals/act/change-scheduling.js';
import { parseIoPriority } from '../../../src/signals/act/io-priorities.js';
import type { ToolEnd } from '../../../src/signals/act/run-scheduler-tool.js';
import type { SchedulerMachine } from '../../../src/signals/act/scheduler-machine.js';
import type { SchedulingChange } from '../../../src/signals/scheduling-change.js';
import type { SignalTarget } from '../../../src/signals/target.js';
import { facts, root, thread } from '../made-scheduling.js';
import { target } from '../made-target.js';

const up = { type: 'nice', by: 1 } as const;
const cpus = { type: 'cpus', cpus: [0] } as const;
const idle = { type: 'ioPriority', priority: { class: 'idle' } } as const;
const all = [up, cpus, idle] as const;

const done: ToolEnd = { type: 'done', stdout: '' };
const refused = (stderr: string): ToolEnd => ({ type: 'refused', stderr });

type Made = {
  threads: ThreadScheduling[];
  startTicks: number;
  uid: number | undefined;
  isGone: boolean;
  readonly io: Map<number, string>;
};

type Hooks = {
  /** Before a call takes effect: may throw, or change what is there. */
  readonly onNice?: (made: Made, tid: number) => void;
  /** In the place of the program. */
  readonly onRun?: (made: Made, args: readonly string[]) => ToolEnd | undefined;
  readonly onRead?: (made: Made) => void;
};

/** A machine of one process that does as it is told, but for the hooks. */
function machine(threads: readonly ThreadScheduling[] = [thread()], hooks: Hooks = {}) {
  const made: Made = {
    threads: [...threads],
    startTicks: 700,
    uid: 1000,
    isGone: false,
    io: new Map(),
  };
  const calls: string[] = [];
  const replace = (tid: number, change: Partial<ThreadScheduling>) => {
    made.threads = made.threads.map((one) => (one.tid === tid ? { ...one, ...change } : one));
  };
  const scheduler: SchedulerMachine = {
    look: () => (made.isGone ? undefined : { startTicks: made.startTicks, uid: made.uid }),
    read: async () => {
      hooks.onRead?.(made);
      return made.isGone ? undefined : factsOf(made);
    },
    readThread: (_pid, tid) => made.threads.find((one) => one.tid === tid),
    asker: () => root,
    setNice: (tid, nice) => {
      hooks.onNice?.(made, tid);
      calls.push(`${tid} to ${nice}`);
      replace(tid, { nice });
    },
    run: async (program, args) => {
      calls.push([program, ...args].join(' '));
      const end = hooks.onRun?.(made, args);
      if (end) return end;
      if (program === 'taskset') {
        for (const { tid } of made.threads) replace(tid, { cpus: args[3] ?? '' });
        return done;
      }
      return ionice(made.io, args);
    },
  };
  return { ...scheduler, made, calls };
}

function ionice(io: Map<number, string>, args: readonly string[]): ToolEnd {
  const tids = args.slice(args.indexOf('-p') + 1).map(Number);
  const names = ['none: prio 0', 'realtime: prio 0', 'best-effort: prio 4', 'idle'];
  const at = args.indexOf('-c');
  if (at >= 0) for (const tid of tids) io.set(tid, names[Number(args[at + 1])] ?? '');
  return { type: 'done', stdout: tids.map((tid) => `${io.get(tid) ?? names[0]}\n`).join('') };
}

function factsOf({ threads, startTicks }: Made): SchedulingFacts {
  return facts({ threads, startTicks });
}

const failing = (code: string) => () => {
  throw Object.assign(new Error(code), { code: 'ERR_SYSTEM_ERROR', info: { code } });
};

const ask = (made: SchedulerMachine, change: SchedulingChange, given: Partial<SignalTarget> = {}) =>
  changeScheduling(target(given), change, made);

test('another process under that pid is left alone, and so is one that is gone or has become another user', async (t) => {
  for (const change of all) {
    const another = machine();
    another.made.startTicks = 900;
    t.deepEqual(await ask(another, change), { type: 'nowAnother', startTicks: 900 });
    const gone = machine();
    gone.made.isGone = true;
    t.deepEqual(await ask(gone, change), { type: 'gone' });
    const became = machine();
    became.made.uid = 0;
    t.deepEqual(await ask(became, change), { type: 'userChanged', fromUid: 1000, toUid: 0 });
    for (const one of [another, gone, became]) t.deepEqual(one.calls, []);
  }
});

test('a pid that is reused while it is read is left alone', async (t) => {
  for (const change of all) {
    const reused = machine(undefined, {
      onRead: (made) => {
        made.startTicks = 900;
      },
    });
    t.deepEqual(await ask(reused, change), { type: 'nowAnother', startTicks: 900 });
    t.deepEqual(reused.calls, []);
  }
});

test('what is no pid never gets to the kernel: 0 would be ourselves', async (t) => {
  for (const pid of [0, -0, -1, Number.NaN, 1.5]) {
    const made = machine();
    for (const change of all) t.like(await ask(made, change, { pid }), { type: 'refused' });
    t.deepEqual(made.calls, []);
  }
});

test('a tid that another thread got is left alone', async (t) => {
  const made = machine([thread(), thread({ tid: 51 })], {
    onNice: ({ threads }) => {
      const at = threads.findIndex(({ tid }) => tid === 51);
      threads[at] = thread({ tid: 51, startTicks: 999, nice: 5 });
    },
  });
  await ask({ ...made }, up);
  t.false(made.calls.includes('51 to 1'));
});

test('a thread that is born meanwhile is moved too, but not twice', async (t) => {
  const born = [thread({ tid: 60, nice: 0 }), thread({ tid: 61, nice: 1 })];
  const made = machine([thread()], {
    onNice: (one) => {
      if (one.threads.length === 1) one.threads.push(...born);
    },
  });
  t.like(await ask(made, up), { type: 'changed', from: '0', to: '1', threads: 3 });
  t.deepEqual(made.calls, ['50 to 1', '60 to 1']);
});

test('EPERM and EACCES are denials, ESRCH is a thread that ended, and others are named', async (t) => {
  for (const code of ['EPERM', 'EACCES']) {
    const made = machine(undefined, { onNice: failing(code) });
    t.deepEqual(await ask(made, up), { type: 'denied', reason: `the kernel says ${code}` });
  }
  const ended = machine(undefined, { onNice: failing('ESRCH') });
  t.like(await ask(ended, up), { type: 'gone' });
  const odd = machine(undefined, { onNice: failing('EIO') });
  t.deepEqual(await ask(odd, up), { type: 'failed', reason: 'EIO' });
});

test('a mistake of our own is not taken for an answer of the kernel', async (t) => {
  const made = machine(undefined, {
    onNice: () => {
      throw new TypeError('a bug');
    },
  });
  await t.throwsAsync(ask(made, up), { message: 'a bug' });
});

test('one thread that is refused leaves the others as they are, and it is said how many have it', async (t) => {
  const made = machine([thread(), thread({ tid: 51 }), thread({ tid: 52 })], {
    onNice: (_, tid) => {
      if (tid === 51) failing('EPERM')();
    },
  });
  t.like(await ask(made, up), { type: 'partly', changed: 1, threads: 3 });
});

test('taskset gets all threads of the process, and what it leaves out of what was asked is said', async (t) => {
  const made = machine([thread(), thread({ tid: 51 })]);
  t.deepEqual(await ask(made, cpus), { type: 'changed', from: '0-3', to: '0', threads: 2 });
  t.deepEqual(made.calls, ['taskset -a -p -c 0 50']);
  const narrowed = machine([thread({ cpus: '0-3' })], {
    onRun: (one) => {
      one.threads = [thread({ cpus: '0-1' })];
      return done;
    },
  });
  const wide = { type: 'cpus', cpus: [0, 1, 4] } as const;
  t.deepEqual(await ask(narrowed, wide), { type: 'tookOther', asked: '0-1,4', took: '0-1' });
});

test('no CPU at all is refused', async (t) => {
  const made = machine();
  t.like(await ask(made, { type: 'cpus', cpus: [] }), { type: 'refused' });
  t.deepEqual(made.calls, []);
});

test('a thread that was made meanwhile is given the CPUs in a second round', async (t) => {
  let runs = 0;
  const made = machine([thread()], {
    onRun: (one) => {
      runs += 1;
      if (runs > 1) return undefined;
      one.threads = [thread({ cpus: '0' }), thread({ tid: 60, cpus: '0-3' })];
      return done;
    },
  });
  t.like(await ask(made, cpus), { type: 'changed', to: '0', threads: 2 });
  t.is(runs, 2);
});

test('a pid that is reused while a program is at work is told, as it may have got the wrong one', async (t) => {
  for (const change of [cpus, idle]) {
    const made = machine(undefined, {
      onRun: (one, args) => {
        if (args.length < 3) return undefined;
        one.startTicks = 900;
        return done;
      },
    });
    t.deepEqual(await ask(made, change), { type: 'replacedMeanwhile', startTicks: 900 });
  }
});

test('a pid that is reused just as nice is set is told too: setpriority takes no more than a pid', async (t) => {
  const made = machine(undefined, {
    onNice: (one) => {
      one.startTicks = 900;
    },
  });
  t.deepEqual(await ask(made, up), { type: 'replacedMeanwhile', startTicks: 900 });
  const died = machine(undefined, {
    onNice: (one) => {
      one.isGone = true;
    },
  });
  t.deepEqual(await ask(died, up), { type: 'gone' });
});

test('what a program says is the reason', async (t) => {
  const cases: readonly (readonly [ToolEnd, object])[] = [
    [
      refused("taskset: failed to set pid 50's affinity: Operation not permitted"),
      { type: 'denied' },
    ],
    [refused('oddset: is odd'), { type: 'failed', reason: 'oddset: is odd' }],
    [{ type: 'absent' }, { type: 'failed' }],
    [{ type: 'late' }, { type: 'failed' }],
    [{ type: 'unstartable', error: 'EMFILE' }, { type: 'failed' }],
  ];
  for (const [end, expected] of cases) {
    for (const change of [cpus, idle]) {
      const outcome = await ask(machine(undefined, { onRun: () => end }), change);
      t.like(outcome, expected, JSON.stringify(outcome));
    }
  }
  const absent = await ask(machine(undefined, { onRun: () => ({ type: 'absent' }) }), cpus);
  t.deepEqual(absent, { type: 'failed', reason: 'taskset is not installed (package util-linux)' });
});

test('ionice gets the class and the level by number, first for one thread, then for the others', async (t) => {
  const made = machine([thread(), thread({ tid: 51 })]);
  const level = { type: 'ioPriority', priority: { class: 'bestEffort', level: 4 } } as const;
  const outcome = await ask(made, level);
  t.deepEqual(outcome, { type: 'changed', from: 'none', to: 'best-effort 4', threads: 2 });
  t.deepEqual(made.calls, [
    'ionice -p 50',
    'ionice -c 2 -n 4 -p 50',
    'ionice -p 50 51',
    'ionice -t -c 2 -n 4 -p 51',
    'ionice -p 50 51',
  ]);
});

test('a thread that ends while all are read back is left out the next time', async (t) => {
  let isOver = false;
  const made = machine([thread(), thread({ tid: 51 })], {
    onRun: (one, args) => {
      if (isOver || !args.includes('51')) return undefined;
      isOver = true;
      one.threads = [thread()];
      return refused('ionice: ioprio_get failed: No such process');
    },
  });
  t.like(await ask(made, idle), { type: 'changed', to: 'idle', threads: 1 });
});

test('an I/O priority that the kernel gave in another class is told', async (t) => {
  const made = machine(undefined, {
    onRun: (_, args) => (args.length > 2 ? done : { type: 'done', stdout: 'best-effort: prio 4' }),
  });
  const outcome = await ask(made, { type: 'ioPriority', priority: { class: 'none' } });
  t.deepEqual(outcome, { type: 'tookOther', asked: 'none', took: 'best-effort 4' });
});

test('what another ionice says is not guessed', (t) => {
  t.deepEqual(parseIoPriority('realtime: prio 3'), { class: 'realtime', level: 3 });
  t.deepEqual(parseIoPriority('none: prio 0'), { class: 'none' });
  for (const line of ['', 'unknown: prio 4', 'best-effort', 'idle!'])
    t.is(parseIoPriority(line), undefined);
});
