import test from 'ava';
import type { SweepDialog } from '../../../src/app/dialogs/sweep-dialog.js';
import type { Effect } from '../../../src/app/message.js';
import { aimsOfScope, type SignalScope } from '../../../src/app/signalling/signal-scope.js';
import type { State } from '../../../src/app/state.js';
import { facts } from '../../signals/made-facts.js';
import {
  after,
  aimedAt,
  family,
  familyModel,
  familyScreen,
  named,
  played,
  viewer,
  without,
} from '../made-state.js';

const ground = { tagged: new Set<never>(), filter: undefined, show: familyScreen().show };
const hitsOf = (scope: SignalScope, key: string, model = familyModel) =>
  aimsOfScope(scope, key as never, model, ground).hits.map(({ pid }) => pid);

function listed({ dialog }: State): SweepDialog {
  if (dialog?.type !== 'sweep') throw new Error('no list is open');
  return dialog;
}

const pidsOf = (effects: readonly Effect[]) =>
  effects.flatMap((one) => (one.type === 'sweepSignal' ? [one.targets.map(({ pid }) => pid)] : []));

/** Family with groups and sessions: 10 and 11 in group 10, 12 in one of its own, all in session 10; treetop's are 800. */
function grouped() {
  const groups = new Map([
    [10, 10],
    [11, 10],
    [12, 12],
    [20, 800],
    [800, 800],
    [900, 800],
  ]);
  const rows = [...family, named(901, 'reader', 900)].map((one) => ({
    ...one,
    pgrp: groups.get(one.pid) ?? 0,
    session: [10, 11, 12].includes(one.pid) ? 10 : (groups.get(one.pid) ?? 0),
  }));
  const model = after(undefined, rows);
  const { sample } = model;
  return { ...model, sample: { ...sample, viewer: { ...viewer, pgrp: 800, session: 800 } } };
}

test('a subtree is the process and all below it, a group and a session those that are in it', (t) => {
  t.deepEqual(hitsOf('subtree', '10:10'), [10, 11, 12]);
  t.deepEqual(hitsOf('group', '10:10', grouped()), [10, 11]);
  t.deepEqual(hitsOf('session', '10:10', grouped()), [10, 11, 12]);
});

test("treetop's own group and session, what works for it, and all below pid 1 are spared as a whole", (t) => {
  const sparedOf = (scope: SignalScope, key: string) =>
    aimsOfScope(scope, key as never, grouped(), ground);
  for (const [scope, key] of [
    ['group', '20:20'],
    ['session', '20:20'],
    ['subtree', '1:1'],
  ] as const) {
    const { hits, spared } = sparedOf(scope, key);
    t.deepEqual(hits, [], scope);
    t.false(
      spared.some(({ target, canBeForced }) => canBeForced && target.pid !== 1),
      scope,
    );
  }
  t.deepEqual(sparedOf('subtree', '900:900').hits, []);
});

test('Enter lists whom it will reach, y sends to those that were listed, and says so', (t) => {
  const open = played(aimedAt(familyScreen(), 10), 'F9', ...'usr1', 'Right', 'Enter').state;
  t.deepEqual(
    listed(open).hits.map(({ pid }) => pid),
    [10, 11, 12],
  );
  t.deepEqual(pidsOf(played(open, 'Enter', 'Enter').effects), []);
  const newcomer = after(familyModel, [...without(12), named(40, 'late', 10)]);
  const { state, effects } = played(open, newcomer, 'y');
  t.deepEqual(pidsOf(effects), [[10, 11, 12]]);
  t.like(effects[0], { signal: { name: 'USR1' }, kin: 'subtree', isForced: false });
  t.is(state.status?.text, 'USR1 → subtree of 10 alpha: sending to 3');
  t.is(state.dialog, undefined);
});

test('all that are tagged get it, and only those', (t) => {
  const tagged = played(aimedAt(familyScreen(), 20), 'Space', 'Space').state;
  const open = played(aimedAt(tagged, 10), 'F9', 'Right', 'Enter').state;
  t.is(listed(open).picker.scope, 'tagged');
  const { effects } = played(open, 'y');
  t.deepEqual(pidsOf(effects), [[20, 30]]);
  t.false(effects.some((one) => one.type === 'sweepSignal' && one.kin !== undefined));
});

test('all that match the filter get it; where nothing is filtered there is no such choice', (t) => {
  const scopes = (state: State, presses: number) => {
    const { dialog } = played(state, 'F9', ...Array<string>(presses).fill('Left')).state;
    return dialog?.type === 'picker' ? dialog.scope : undefined;
  };
  t.not(scopes(aimedAt(familyScreen(), 10), 1), 'filtered');
  const filtered = played(familyScreen(), '\\', ...'eta', 'Enter', 'Home', 'Down', 'Down').state;
  t.is(scopes(filtered, 1), 'filtered');
  const open = played(filtered, 'F9', 'Left', 'Enter').state;
  t.deepEqual(pidsOf(played(open, 'y').effects), [[11]]);
});

test('pid 1 and kernel threads among them get it only by !', (t) => {
  const tagged = played(aimedAt(familyScreen(), 2), 'Space').state;
  const all = played(aimedAt(tagged, 30), 'Space').state;
  const open = played(aimedAt(all, 30), 'F9', 'Right', 'Enter').state;
  t.deepEqual(pidsOf(played(open, 'y').effects), [[30]]);
  t.deepEqual(pidsOf(played(open, '!').effects), [[30, 2]]);
});

test('Esc goes back to the signals, sending nothing', (t) => {
  const open = played(aimedAt(familyScreen(), 10), 'F9', ...'usr1', 'Right', 'Enter').state;
  const { state, effects } = played(open, 'Esc');
  t.deepEqual(pidsOf(effects), []);
  t.is(state.dialog, listed(open).picker);
});

test('what its signal would do is read of each that is listed, and told of this list only', (t) => {
  const opened = played(aimedAt(familyScreen(), 10), 'F9', ...'stop', 'Right', 'Enter');
  const { hits } = listed(opened.state);
  t.deepEqual(opened.effects.at(-1), { type: 'lookAtMany', targets: hits });
  const [first, second] = hits;
  if (!first || !second) return t.fail();
  const seen = [
    { target: first, facts: facts() },
    { target: second, facts: undefined },
  ];
  const read = played(opened.state, { type: 'manySeen', targets: hits, seen }).state;
  const told = [...listed(read).foretold.values()];
  t.deepEqual(
    told.map((one) => (one === 'gone' ? one : one.effect)),
    ['stops', 'gone'],
  );
  const again = played(opened.state, 'Esc', 'Enter').state;
  const late = played(again, { type: 'manySeen', targets: hits, seen }).state;
  t.is(listed(late).foretold.size, 0);
  return undefined;
});
