import test from 'ava';
import type { State } from '../../../src/app/state.js';
import { planText } from '../../../src/signals/plan.js';
import { aimedAt, familyScreen, played } from '../made-state.js';

const onAlpha = () => aimedAt(familyScreen(), 10);
const press = (state: State, ...keys: string[]) => played(state, ...keys).state;
const plan = ({ dialog }: State) => (dialog?.type === 'plan' ? planText(dialog.plan) : undefined);
const onPlan = (...keys: string[]) => press(onAlpha(), 'F9', ...keys, 'Tab');
const effectOf = (state: State, ...keys: string[]) =>
  played(state, ...keys).effects.find(({ type }) => type === 'runPlan');

for (const [typed, begun] of [
  ['TERM', 'TERM, then KILL after 5 s'],
  ['USR1', 'USR1, then KILL after 5 s'],
  ['KILL', 'KILL, then check after 5 s'],
  ['STOP', 'STOP, then CONT after 10 s'],
  ['HUP', 'HUP, then check after 3 s'],
  ['INT', 'INT, then TERM after 2 s, then KILL after 5 s'],
] as const) {
  test(`with ${typed} marked the plan is: ${begun}`, (t) => {
    t.is(plan(onPlan(...typed)), begun);
  });
}

test('Tab goes through the usual plans, and round', (t) => {
  const opened = onPlan();
  const tabs = Array.from({ length: 4 }, () => 'Tab');
  t.is(plan(press(opened, ...tabs)), plan(opened));
});

test('a signal that is typed takes the place of the step that is marked', (t) => {
  t.is(plan(press(onPlan(), ...'q')), 'QUIT, then KILL after 5 s');
  t.is(plan(press(onPlan(), 'Down', ...'1', ...'0')), 'TERM, then USR1 after 5 s');
  t.is(plan(press(onPlan(), 'Down', ...'che')), 'TERM, then check after 5 s');
  t.is(plan(press(onPlan(), 'Down', ...'qx', 'Backspace')), 'TERM, then QUIT after 5 s');
});

test('what names no signal begins nothing, and that is said; a look is no beginning', (t) => {
  for (const typed of ['xyz', 'chec']) {
    const state = press(onPlan(), ...typed);
    t.is(effectOf(state, 'Enter'), undefined);
    t.is(press(state, 'Enter').status?.text, `no signal is called ${typed}`);
  }
});

test('a plan has a first step that sends, and eight at most', (t) => {
  t.is(plan(press(onPlan(), 'Delete')), 'KILL');
  t.is(plan(press(onPlan(), 'Delete', 'Delete')), 'KILL');
  t.is(plan(press(onPlan(...'HUP'), 'Delete')), 'HUP, then check after 3 s');
  const many = press(onPlan(), ...Array.from({ length: 20 }, () => 'Insert'));
  t.is(plan(many)?.split(', then ').length, 8);
});

test('a pause ends at half a second and at an hour', (t) => {
  const down = press(onPlan(), 'Down');
  const times = (key: string) => Array.from({ length: 20 }, () => key);
  t.is(plan(press(down, ...times('Left'))), 'TERM, then KILL after 500 ms');
  t.is(plan(press(down, ...times('Right'))), 'TERM, then KILL after 1 h');
});

test('Enter begins it for one; for many the list is confirmed first', (t) => {
  t.like(effectOf(onPlan(), 'Enter'), {
    name: '10 alpha',
    targets: [{ pid: 10 }],
    isForced: false,
  });
  const listed = press(onAlpha(), 'F9', 'Right', 'Tab', 'Enter');
  t.is(listed.dialog?.type, 'sweep');
  t.is(effectOf(listed, 'Enter'), undefined);
  t.like(effectOf(listed, 'r', 'y'), {
    ...{ name: 'subtree of 10 alpha', kin: 'subtree', order: 'rootFirst' },
    targets: [{ pid: 10 }, { pid: 11 }, { pid: 12 }],
  });
});

test('Esc goes back: from the list to the plan, from the plan to the signals', (t) => {
  const listed = press(onAlpha(), 'F9', 'Right', 'Tab', 'Down', 'Right', 'Enter');
  const back = press(listed, 'Esc');
  t.is(plan(back), 'TERM, then KILL after 10 s');
  t.is(press(back, 'Esc').dialog?.type, 'picker');
});

test('init needs a second word', (t) => {
  const onInit = press(aimedAt(familyScreen(), 1), 'F9', 'Tab');
  t.is(effectOf(onInit, 'Enter'), undefined);
  t.regex(press(onInit, 'Enter').status?.text ?? '', /pid 1/);
  t.like(effectOf(onInit, '!'), { targets: [{ pid: 1 }], isForced: true });
});

test('what is read of the target while a plan is made reaches the plan', (t) => {
  const state = onPlan();
  const { dialog } = state;
  if (dialog?.type !== 'plan') return t.fail();
  const { target } = dialog.picker;
  const seen = played(state, { type: 'targetSeen', target, facts: undefined }).state;
  t.like(seen.dialog, { type: 'plan', picker: { foretold: 'gone' } });
  return undefined;
});
