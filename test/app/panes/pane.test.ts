import test from 'ava';
import { paneContent } from '../../../src/app/panes/pane-content.js';
import { paneLines } from '../../../src/app/panes/pane-lines.js';
import { layoutNow, tableRowsOf } from '../../../src/app/rows/rows.js';
import type { State } from '../../../src/app/state.js';
import { wanted } from '../../../src/app/wanted.js';
import { byPid } from '../../../src/columns/usual-sorts.js';
import type { Model } from '../../../src/model/model.js';
import { nextModel } from '../../../src/model/next-model.js';
import { forbiddenDetails, madeDetails } from '../../helpers/made-details.js';
import {
  after,
  aimedAt,
  blankScreen,
  changed,
  family,
  familyModel,
  familyScreen,
  named,
  played,
  without,
} from '../made-state.js';

const onAlpha = () => aimedAt(familyScreen(), 10);
const resample = [{ type: 'resample' }];

function textOf(state: State): string {
  const { pane } = state;
  if (!pane) return '';
  const lines = paneLines(paneContent(state, pane.type), state.size.width);
  return lines.map((line) => line.map(({ text }) => text).join('')).join('\n');
}

function withDetails(model: Model, pid: number): Model {
  const details = [madeDetails({ pid, startTicks: pid })];
  const { sample } = model;
  return nextModel(model, { ...sample, monotonicMs: sample.monotonicMs + 1000, details });
}

test('a pane asks for its parts of the selected process, and only while it is open', (t) => {
  const parts = {
    Enter: ['process', 'memory'],
    e: ['environment'],
    l: ['files'],
    x: ['locks'],
  };
  for (const [key, asked] of Object.entries(parts)) {
    const { state } = played(onAlpha(), key);
    const { details } = wanted(state);
    t.deepEqual(details?.parts, asked);
    t.deepEqual(details?.of, [family[2]]);
    t.is(wanted(played(state, 'Esc').state).details, undefined);
  }
  t.is(wanted(played(onAlpha(), 'w').state).details, undefined);
  t.is(wanted(played(familyScreen(), 'Enter').state).details, undefined);
});

test('its facts come at once: when it opens, when another opens, when the cursor moves', (t) => {
  t.deepEqual(played(onAlpha(), 'Enter').effects, resample);
  const { state } = played(onAlpha(), 'Enter');
  t.deepEqual(played(state, 'e').effects, resample);
  t.deepEqual(played(state, 'Down').effects, resample);
  t.deepEqual(played(familyScreen(), 'Enter', 'Home').effects, resample);
});

test('of a zombie the parent is wanted too, however far it is scrolled away', (t) => {
  const crowd = Array.from({ length: 200 }, (_, index) => named(index + 100, 'one', 1));
  const zombie = { ...named(301, 'late', 20), stateCode: 'Z' };
  const state = aimedAt(
    played(
      blankScreen({ isTree: false, sort: byPid }),
      after(undefined, [...family, ...crowd, zombie]),
    ).state,
    301,
  );
  const pids = (one: State) => {
    const { status } = wanted(one);
    return status === 'all' ? [] : status.map(({ pid }) => pid);
  };
  t.false(pids(state).includes(20));
  t.true(pids(played(state, 'Enter').state).includes(20));
});

test('no look is asked for by what changes nothing that is told', (t) => {
  const { state } = played(onAlpha(), 'Enter');
  t.deepEqual(played(state, 'Tab', 'Down', 'z', 'Esc').effects, []);
  t.deepEqual(played(onAlpha(), 'w', 'Down').effects, []);
  t.deepEqual(played(onAlpha(), 'Z', 'Enter', 'Down').effects, []);
  const inReplay = aimedAt(familyScreen({ frameCount: 2 }), 10);
  t.deepEqual(played(inReplay, 'Enter', 'Down').effects, []);
});

test('a sample asks for no other, though the process has moved in it', (t) => {
  const { state } = played(onAlpha(), 'Enter');
  const moved = after(familyModel, changed(10, { userTicks: 5, readAtMs: 1500 }));
  t.deepEqual(played(state, moved).effects, []);
});

test('its lines are made anew by what they rest on, and by nothing else', (t) => {
  const { state } = played(onAlpha(), 'Enter', withDetails(familyModel, 10));
  const { paneShown } = state;
  for (const step of ['Tab', 'z', '-', 'F', { type: 'tick', nowMs: 5 }] as const)
    t.is(played(state, step).state.paneShown, paneShown, JSON.stringify(step));
  for (const step of ['Down', 'e', 'Z', { type: 'resized', width: 90, height: 24 }] as const)
    t.not(played(state, step).state.paneShown, paneShown, JSON.stringify(step));
  t.is(played(state, 'Esc').state.paneShown, undefined);
});

test('it follows the cursor', (t) => {
  const { state } = played(onAlpha(), 'Enter');
  t.regex(textOf(state), /10 alpha ← 1 init/);
  t.regex(textOf(played(state, 'Down').state), /11 beta ← 10 alpha ← 1 init/);
});

test('what is read is told, of that process alone', (t) => {
  const { state } = played(onAlpha(), 'e', withDetails(familyModel, 10));
  t.regex(textOf(state), /HOME=\/home\/ana/);
  t.notRegex(textOf(played(state, 'Down').state), /HOME/);
});

test('what is not there says why: not yet, paused, a recording, gone', (t) => {
  t.regex(textOf(played(onAlpha(), 'e').state), /\? not read yet/);
  t.regex(textOf(played(onAlpha(), 'Z', 'e').state), /\? not read while paused/);
  const inReplay = aimedAt(familyScreen({ frameCount: 2 }), 10);
  t.regex(textOf(played(inReplay, 'e').state), /\? not in this recording/);
  const gone = played(aimedAt(familyScreen(), 12), 'e', after(familyModel, without(12))).state;
  t.regex(textOf(gone), /\? it is gone/);
  t.is(wanted(gone).details, undefined);
  const inFull = played(gone, 'Enter').state;
  t.regex(textOf(inFull), /gone; it was sleeping/);
  t.regex(textOf(inFull), /CPU +\? it is gone/);
});

test('with nothing selected it says how to select', (t) => {
  for (const key of ['Enter', 'e', 'l', 'x', 'w'])
    t.is(textOf(played(familyScreen(), key).state).trim(), 'select a process first (arrow keys)');
});

test('going past its end costs nothing, though it became shorter', (t) => {
  const { state } = played(onAlpha(), 'Enter', 'Tab', 'End', 'PgDn', 'Down');
  const lines = textOf(state).split('\n').length;
  const shown = layoutNow(state).paneRows - 1;
  t.is(state.pane?.top, lines - shown);
  const larger = played(state, { type: 'resized', width: 80, height: 40 }, 'Up').state;
  t.is(larger.pane?.top, lines - (layoutNow(larger).paneRows - 1) - 1);
});

test('where all of it is seen it does not scroll', (t) => {
  const { state } = played(onAlpha(), 'w', 'Tab', 'End', 'Down');
  t.is(state.pane?.top, 0);
});

test('with the arrow keys its own, the other keys of the table go on', (t) => {
  const { state } = played(onAlpha(), 'Enter', 'Tab', 'Down', '-', 'I');
  t.is(state.folded.size, 1);
  t.is(state.pane?.top, 1);
  t.is(state.selection.selected, '10:10');
  t.is(played(state, 'Tab', 'Down').state.pane?.top, 1);
});

test('over the whole table it leaves the selected row in view', (t) => {
  for (const height of [7, 12, 24, 50]) {
    const sized = played(onAlpha(), { type: 'resized', width: 80, height }, 'Enter', 'z').state;
    t.is(tableRowsOf(sized), 1, String(height));
    const { top } = sized.selection;
    t.is(sized.rows[top]?.process.sample.pid, 10);
  }
});

test('where there is no room for a pane, the arrow keys stay with the table', (t) => {
  const { state } = played(onAlpha(), { type: 'resized', width: 80, height: 5 }, 'Enter', 'Tab');
  t.is(layoutNow(state).paneRows, 0);
  t.is(played(state, 'Down').state.selection.selected, '11:11');
});

test('Esc closes the pane first', (t) => {
  const { state } = played(onAlpha(), 'o', 'Enter', 'Tab', 'Esc');
  t.is(state.pane, undefined);
  t.not(state.show.subtree, undefined);
  t.is(played(state, 'Esc').state.show.subtree, undefined);
});

test('of a very long command the process pane has four lines, and says where all of it is', (t) => {
  const argv = ['x'.repeat(4000), 'end'];
  const model = after(familyModel, changed(10, { cmdline: { readAtMs: 0, argv } }));
  const { state } = played(onAlpha(), model, 'Enter');
  t.is(textOf(state).match(/x{40}/g)?.length, 3);
  t.regex(textOf(state), /… w shows all/);
  t.regex(textOf(played(state, 'w').state), /end/);
});

test('a reason that is too long for its column is told once, with all that it keeps from us', (t) => {
  const { sample } = familyModel;
  const details = [forbiddenDetails({ pid: 10, startTicks: 10 })];
  const model = nextModel(familyModel, { ...sample, monotonicMs: 9000, details });
  const text = textOf(played(onAlpha(), model, 'Enter').state).replaceAll(/\s+/g, ' ');
  t.is(text.match(/smaps_rollup/g)?.length, 1);
  t.regex(text, /not known \? not allowed: \/proc\/10\/smaps_rollup \(PSS, private dirty, /);
});
