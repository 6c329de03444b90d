import test from 'ava';
import type { SchedulingDialog } from '../../../src/app/dialogs/scheduling-dialogs.js';
import type { Message } from '../../../src/app/message.js';
import type { State } from '../../../src/app/state.js';
import { ioPriorities, ioPriorityText } from '../../../src/signals/scheduling-change.js';
import type { SchedulingOutcome } from '../../../src/signals/scheduling-outcome.js';
import type { SchedulingSeen } from '../../../src/signals/scheduling-seen.js';
import { cpu } from '../../model/made-sample.js';
import { asker, facts, root, thread } from '../../signals/made-scheduling.js';
import {
  after,
  aimedAt,
  changed,
  familyModel,
  familyScreen,
  played,
  without,
} from '../made-state.js';

const onAlpha = () => aimedAt(familyScreen(), 10);
/** Four CPUs, of which alpha may run on the first two. */
const fourCpus = () => {
  const { sample } = familyModel;
  const cpus = [0, 1, 2, 3].map((id) => cpu(id));
  const model = { ...familyModel, sample: { ...sample, host: { ...sample.host, cpus } } };
  return aimedAt(played(familyScreen(), model).state, 10);
};

const seenNow: SchedulingSeen = {
  facts: facts({ threads: [thread({ tid: 10, startTicks: 10, cpus: '0-1' })] }),
  asker: root,
  ioPriority: { class: 'bestEffort', level: 4 },
};

function dialogOf({ dialog }: State): SchedulingDialog {
  if (dialog?.type === 'affinity' || dialog?.type === 'ioPriority' || dialog?.type === 'renice')
    return dialog;
  throw new Error('no such dialog is open');
}

/** The dialog on alpha, with what was read of it. */
function opened(key: string, seen: SchedulingSeen = seenNow): State {
  const open = played(fourCpus(), key).state;
  return played(open, { type: 'schedulingSeen', target: dialogOf(open).target, seen }).state;
}

function asked(state: State, ...keys: readonly string[]) {
  const [effect] = played(state, ...keys).effects.filter(({ type }) => type === 'reschedule');
  return effect?.type === 'reschedule' ? effect : undefined;
}

test('F7 and F8 ask at once, for the selected one, frozen', (t) => {
  t.like(asked(onAlpha(), 'F7'), {
    change: { type: 'nice', by: -1 },
    target: { key: '10:10', uid: 1000 },
  });
  const { state, effects } = played(onAlpha(), 'F8', 'F8', 'F8');
  t.is(effects.length, 3);
  t.is(state.status?.text, '10 alpha: nice + 1: asking the kernel');
});

test('a dialog asks for what is now, and until it comes nothing can be applied', (t) => {
  for (const [key, what] of [
    ['a', 'cpus'],
    ['i', 'ioPriority'],
  ] as const) {
    const { state, effects } = played(onAlpha(), key);
    const { target } = dialogOf(state);
    t.deepEqual(effects, [{ type: 'lookAtScheduling', target, what }]);
    const early = played(state, 'Space', 'Enter');
    t.deepEqual(early.effects, []);
    t.is(early.state.status?.text, 'what it has now is not read yet');
  }
});

test('the CPUs that it has are chosen at first; Space toggles, Enter applies', (t) => {
  t.deepEqual(asked(opened('a'), 'Enter')?.change, { type: 'cpus', cpus: [0, 1] });
  t.deepEqual(asked(opened('a'), 'Space', 'End', 'Space', 'Enter')?.change, {
    type: 'cpus',
    cpus: [1, 3],
  });
  t.deepEqual(asked(opened('a'), '*', 'Enter')?.change, { type: 'cpus', cpus: [0, 1, 2, 3] });
  t.is(played(opened('a'), 'Space', 'Enter').state.dialog, undefined);
});

test('one cannot choose no CPU', (t) => {
  const { state, effects } = played(opened('a'), 'Space', 'Down', 'Space', 'Enter');
  t.deepEqual(effects, []);
  t.is(state.status?.text, 'a process needs at least one CPU');
  t.is(state.dialog?.type, 'affinity');
});

test('the I/O priority that it has is marked at first; Enter applies another', (t) => {
  t.deepEqual(asked(opened('i'), 'Enter')?.change, {
    type: 'ioPriority',
    priority: { class: 'bestEffort', level: 4 },
  });
  t.deepEqual(asked(opened('i'), 'End', 'Enter')?.change, {
    type: 'ioPriority',
    priority: { class: 'idle' },
  });
  t.deepEqual(asked(opened('i'), 'Home', 'Down', 'Enter')?.change, {
    type: 'ioPriority',
    priority: { class: 'realtime', level: 0 },
  });
});

test('all classes and levels are in the list, each once', (t) => {
  t.is(new Set(ioPriorities.map(ioPriorityText)).size, 18);
});

test('where the cursor of the list was moved before the answer came, it stays', (t) => {
  const open = played(fourCpus(), 'i', 'Down', 'Down').state;
  const { target } = dialogOf(open);
  const later = played(open, { type: 'schedulingSeen', target, seen: seenNow }).state;
  t.like(dialogOf(later), { index: 2 });
});

test('an answer for a dialog that is not open any more fills no other', (t) => {
  const first = played(fourCpus(), 'a').state;
  const { target } = dialogOf(first);
  const late: Message = { type: 'schedulingSeen', target, seen: seenNow };
  for (const keys of [['Esc'], ['Esc', 'a'], ['Esc', 'i'], ['Esc', 'Down', 'a'], ['Esc', 'F9']]) {
    const other = played(first, ...keys).state;
    t.is(played(other, late).state.dialog, other.dialog, keys.join());
  }
});

test('the target stays what it was when the dialog opened, whatever arrives', (t) => {
  const { state } = played(
    opened('a'),
    after(familyModel, changed(10, { startTicks: 9999 })),
    'Down',
  );
  t.is(asked(state, 'Enter')?.target.key, '10:10');
  t.is(
    asked(played(opened('i'), after(familyModel, without(10))).state, 'Enter')?.target.key,
    '10:10',
  );
});

test('a program that is not installed is named, and nothing is asked', (t) => {
  for (const [key, trouble] of [
    ['a', 'taskset is not installed (package util-linux)'],
    ['i', 'ionice is not installed (package util-linux)'],
  ] as const) {
    const state = opened(key, { ...seenNow, trouble });
    t.is(state.status?.text, trouble);
    const { effects } = played(state, 'Enter');
    t.deepEqual(effects, []);
  }
});

test('what will be denied is said when the dialog opens, and asked for all the same', (t) => {
  const ours = { ...seenNow, facts: facts({ uids: [0, 0, 0, 0] }), asker: asker() };
  const state = opened('a', ours);
  t.is(state.status?.text, 'will be denied: of another user (uid 0): needs CAP_SYS_NICE');
  t.truthy(asked(state, 'Enter'));
  t.is(opened('a').status, undefined);
});

for (const [pid, reason] of [
  [1, 'pid 1 is init'],
  [2, '2 is a kernel thread'],
] as const) {
  test(`${reason}: F8 opens a dialog, Enter warns, ! asks`, (t) => {
    const { state, effects } = played(aimedAt(familyScreen(), pid), 'F8');
    t.deepEqual(
      effects.map(({ type }) => type),
      ['lookAtScheduling'],
    );
    t.like(dialogOf(state), { type: 'renice', by: 1, warning: reason });
    const warned = played(state, 'Enter');
    t.deepEqual(warned.effects, []);
    t.is(warned.state.status?.text, `${reason}: ! changes it all the same`);
    t.like(asked(warned.state, '!'), { target: { pid }, change: { by: 1 } });
    const { target } = dialogOf(state);
    const filled = played(state, { type: 'schedulingSeen', target, seen: seenNow }).state;
    t.is(dialogOf(filled).seen, seenNow);
  });
}

test('treetop itself and what it was started from may be reniced', (t) => {
  for (const pid of [800, 900]) t.is(asked(aimedAt(familyScreen(), pid), 'F8')?.target.pid, pid);
});

test('where nothing may be done each key says why', (t) => {
  const { sample } = familyModel;
  const viewer = { ...sample.viewer, canSignal: false };
  const elsewhere = { ...familyModel, sample: { ...sample, viewer } };
  const barred = [
    [aimedAt(familyScreen({ isReadOnly: true }), 10), 'read-only: nothing is changed'],
    [
      aimedAt(played(familyScreen(), elsewhere).state, 10),
      'refused: these processes are not of this machine, or not live',
    ],
    [familyScreen(), 'select a process first (arrow keys)'],
  ] as const;
  for (const [state, text] of barred) {
    for (const key of ['F7', 'F8', 'a', 'i']) {
      const next = played(state, key);
      t.deepEqual([next.effects, next.state.dialog], [[], undefined]);
      t.is(next.state.status?.text, text);
    }
  }
  const recorded = played(aimedAt(familyScreen({ frameCount: 3 }), 10), 'F7');
  t.deepEqual(recorded.effects, []);
  t.is(recorded.state.status?.text, 'a recording: nothing can be changed in it');
});

test('one that is gone already is told', (t) => {
  const gone = played(onAlpha(), after(familyModel, without(10))).state;
  t.is(played(aimedAt(gone, 10), 'F8').state.status?.text, '10 alpha is gone');
});

function settled(state: State, outcome: SchedulingOutcome) {
  const effect = asked(state, 'F8');
  if (!effect) throw new Error('nothing was asked');
  const { target, change } = effect;
  return played(state, { type: 'rescheduled', target, change, outcome });
}

test('what came of it is said, and shown with a sample at once', (t) => {
  const good = settled(onAlpha(), { type: 'changed', from: '0', to: '1', threads: 1 });
  t.like(good.state.status, { text: '10 alpha: nice 0 → 1', kind: 'good' });
  t.deepEqual(good.effects, [{ type: 'resample' }]);
  const bad = settled(onAlpha(), { type: 'denied', reason: 'no' });
  t.like(bad.state.status, { text: '10 alpha: denied: no', kind: 'bad' });
  const still = settled(onAlpha(), { type: 'unchanged', now: '19', reason: 'no' });
  t.is(still.state.status?.kind, 'note');
});

test('tags get nothing of it, and that is said', (t) => {
  const tagged = aimedAt(played(aimedAt(familyScreen(), 20), 'Space').state, 10);
  const { effects } = played(tagged, 'F8');
  t.deepEqual(
    effects.map((one) => (one.type === 'reschedule' ? one.target.pid : one.type)),
    [10],
  );
  const { state } = settled(tagged, { type: 'changed', from: '0', to: '1', threads: 1 });
  t.is(state.status?.text, '10 alpha: nice 0 → 1 (this one only: tags are for signals)');
  const itself = aimedAt(played(onAlpha(), 'Space').state, 10);
  const own = settled(itself, { type: 'changed', from: '0', to: '1', threads: 1 });
  t.is(own.state.status?.text, '10 alpha: nice 0 → 1');
});
