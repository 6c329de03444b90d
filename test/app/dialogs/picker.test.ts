import test from 'ava';
import type { PickerDialog } from '../../../src/app/dialogs/dialog.js';
import type { State } from '../../../src/app/state.js';
import { signalCatalogue } from '../../../src/model/signal-catalogue.js';
import type { TargetFacts } from '../../../src/sample/target-facts.js';
import { facts, mask } from '../../signals/made-facts.js';
import {
  after,
  aimedAt,
  blankScreen,
  changed,
  familyModel,
  familyScreen,
  named,
  played,
  without,
} from '../made-state.js';

const opened = (pid: number) => played(aimedAt(familyScreen(), pid), 'F9').state;

function pickerOf({ dialog }: State): PickerDialog {
  if (dialog?.type !== 'picker') throw new Error('no picker is open');
  return dialog;
}

/** What was read of the open picker's target. */
function seen(state: State, read: TargetFacts | undefined): State {
  return played(state, { type: 'targetSeen', target: pickerOf(state).target, facts: read }).state;
}

function effectOf(state: State, name: string): string | undefined {
  const { foretold } = pickerOf(state);
  const index = signalCatalogue.findIndex((one) => one.name === name);
  return typeof foretold === 'object' ? foretold[index]?.effect : foretold;
}

const signalNow = (state: State) => signalCatalogue[pickerOf(state).index]?.name;

function sentBy(state: State, ...keys: readonly string[]): string | undefined {
  const [effect] = played(state, ...keys).effects;
  return effect?.type === 'sendSignal' ? `${effect.signal.name} ${effect.target.key}` : undefined;
}

test('it opens on TERM, and on the last signal sent after that', (t) => {
  t.is(signalNow(opened(10)), 'TERM');
  const sent = played(opened(10), 'h', 'u', 'p', 'Enter').state;
  t.is(signalNow(played(sent, 'F9').state), 'HUP');
});

test('Enter sends to the target, closes, and says so', (t) => {
  const { state, effects } = played(opened(10), 'Enter');
  t.deepEqual(
    effects.map((one) => (one.type === 'sendSignal' ? [one.signal.number, one.target] : one)),
    [
      [
        15,
        { key: '10:10', pid: 10, startTicks: 10, uid: 1000, comm: 'alpha', isKernelThread: false },
      ],
    ],
  );
  t.is(state.dialog, undefined);
  t.is(state.status?.text, 'TERM → 10 alpha: sending');
});

test('the target is frozen: rows and cursor move, a newcomer takes its line, it is reparented', (t) => {
  const state = opened(11);
  const rows = [...changed(11, { ppid: 1, comm: 'renamed' }), named(5, 'newcomer', 1)];
  const later = played(state, after(familyModel, rows), 'Down', 'Up').state;
  t.is(pickerOf(later).target, pickerOf(state).target);
  t.is(sentBy(later, 'Enter'), 'TERM 11:11');
});

test('the target is frozen: its pid is given to another, and the signal still names the one chosen', (t) => {
  const later = played(opened(12), after(familyModel, changed(12, { startTicks: 9999 }))).state;
  t.is(sentBy(later, 'Enter'), 'TERM 12:12');
});

test('a signal is found by its number, whole before the start of one', (t) => {
  t.is(signalNow(played(opened(10), '1').state), 'HUP');
  t.is(signalNow(played(opened(10), '1', '9').state), 'STOP');
  t.is(signalNow(played(opened(10), '1', '9', 'Backspace').state), 'HUP');
});

test('a signal is found by its name, in any case, with or without SIG', (t) => {
  for (const name of ['kill', 'KILL', 'SIGKILL', 'sigki'])
    t.is(signalNow(played(opened(10), ...name).state), 'KILL', name);
  t.is(signalNow(played(opened(10), ...'rtmin+1').state), 'RTMIN+1');
  for (const { name } of signalCatalogue) t.is(signalNow(played(opened(10), ...name).state), name);
});

test('a name or number that is no signal sends nothing, whatever it began like', (t) => {
  for (const typed of ['99', 'usr3', 'killl', '0', '32', '33', '-1', '9 ']) {
    const keys = [...typed].map((one) => (one === ' ' ? 'Space' : one));
    const { state, effects } = played(opened(10), ...keys, 'Enter');
    t.deepEqual(effects, [], typed);
    t.is(state.status?.text, `no signal is called ${typed}`);
    t.is(state.dialog?.type, 'picker');
  }
});

test('moving in the list forgets what was typed', (t) => {
  t.is(sentBy(played(opened(10), 'z', 'z').state, 'Up', 'Enter'), 'ALRM 10:10');
  t.is(sentBy(opened(10), 'Home', 'Enter'), 'HUP 10:10');
  t.is(sentBy(opened(10), 'End', 'Enter'), 'RTMAX 10:10');
});

test('Esc sends nothing', (t) => {
  const { state, effects } = played(opened(10), '9', 'Esc');
  t.deepEqual(effects, []);
  t.is(state.lastSignal, 'TERM');
});

for (const [pid, reason] of [
  [1, 'pid 1 is init'],
  [2, '2 is a kernel thread'],
] as const) {
  test(`${reason}: Enter warns, ! sends`, (t) => {
    const { state, effects } = played(opened(pid), 'Enter');
    t.deepEqual(effects, []);
    t.is(state.status?.text, `${reason}: ! sends all the same`);
    t.is(state.dialog?.type, 'picker');
    t.is(sentBy(state, '!'), `TERM ${pid}:${pid}`);
  });
}

for (const [pid, reason] of [
  [900, 'refused: 900 is treetop itself'],
  [800, 'refused: 800 (shell) is an ancestor of treetop: it would take this terminal along'],
] as const) {
  test(`no picker opens: ${reason}`, (t) => {
    const state = opened(pid);
    t.is(state.dialog, undefined);
    t.is(state.status?.text, reason);
    t.is(sentBy(state, 'Enter'), undefined);
    t.deepEqual(played(state, '!').effects, []);
  });
}

test('no picker opens on nothing, on one that is gone, read-only, in a recording', (t) => {
  t.is(played(blankScreen(), 'F9').state.status?.text, 'select a process first (arrow keys)');
  t.is(played(familyScreen(), 'F9').state.status?.text, 'select a process first (arrow keys)');
  const gone = played(aimedAt(familyScreen(), 12), after(familyModel, without(12)), 'F9').state;
  t.is(gone.status?.text, '12 gamma is gone');
  t.is(gone.dialog, undefined);
  const readOnly = played(aimedAt(familyScreen({ isReadOnly: true }), 10), 'F9').state;
  t.is(readOnly.status?.text, 'read-only: no signal is sent');
  const replay = played(aimedAt(familyScreen({ frameCount: 2 }), 10), 'k').state;
  t.is(replay.status?.text, 'a recording: its processes get no signals');
});

test('a zombie may be signalled', (t) => t.is(sentBy(opened(30), 'Enter'), 'TERM 30:30'));

test('its target is looked at as it opens, and again with each sample while it is open', (t) => {
  const open = played(aimedAt(familyScreen(), 10), 'F9');
  const { target } = pickerOf(open.state);
  t.deepEqual(open.effects, [{ type: 'lookAtTarget', target }]);
  const later = played(open.state, after(familyModel, changed(11, { ppid: 1 })));
  t.deepEqual(later.effects, [{ type: 'lookAtTarget', target }]);
  const closed = played(later.state, 'Esc', after(familyModel, changed(11, { ppid: 1 })));
  t.deepEqual(closed.effects, []);
});

test('what each signal would do is told of what was read last', (t) => {
  const first = seen(opened(10), facts({ masks: { caught: mask('TERM') } }));
  t.is(effectOf(first, 'TERM'), 'runsHandler');
  t.is(effectOf(first, 'HUP'), 'terminates');
  const second = seen(first, facts({ masks: { ignored: mask('TERM') } }));
  t.is(effectOf(second, 'TERM'), 'ignored');
});

test('a target that is gone is told so, and not looked at again', (t) => {
  const gone = seen(opened(10), undefined);
  t.is(effectOf(gone, 'TERM'), 'gone');
  t.deepEqual(played(gone, after(familyModel, without(10))).effects, []);
});

test('what was read for a picker that is closed by now tells nothing of another target', (t) => {
  const former = pickerOf(opened(10)).target;
  const other = played(aimedAt(familyScreen(), 20), 'F9').state;
  const { state } = played(other, { type: 'targetSeen', target: former, facts: facts() });
  t.is(pickerOf(state).foretold, undefined);
});
