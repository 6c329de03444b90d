import { testProp } from '@fast-check/ava';
import test from 'ava';
import fc from 'fast-check';
import type { Action } from '../../src/app/action.js';
import { classMeanings } from '../../src/app/dialogs/class-meanings.js';
import { actionOf, bindingsNow } from '../../src/app/keys/key-action.js';
import { keymap } from '../../src/app/keys/keymap.js';
import { layoutNow } from '../../src/app/rows/rows.js';
import { activeSort, type State } from '../../src/app/state.js';
import { columns } from '../../src/columns/columns.js';
import { columnsThatFit } from '../../src/columns/screen-columns.js';
import { keyOf } from '../../src/model/identity.js';
import { signalCatalogue } from '../../src/model/signal-catalogue.js';
import { cellWidth } from '../../src/text/width.js';
import { frameToText } from '../../src/view/frame-to-text.js';
import { mouseAction } from '../../src/view/mouse-action.js';
import { view } from '../../src/view/view.js';
import { aimedAt, familyScreen, played } from '../app/made-state.js';
import { madeTimeline } from '../helpers/made-timeline.js';

const sizes = [
  [200, 50],
  [80, 24],
  [40, 12],
] as const;

/** Each cell of the screen with what a click on it does. */
function clicksOn(state: State): readonly { x: number; y: number; action: Action }[] {
  const frame = view(state);
  const clicks: { x: number; y: number; action: Action }[] = [];
  for (let y = 0; y < frame.height; y++) {
    for (let x = 0; x < frame.width; x++) {
      const action = mouseAction(frame, { type: 'press', x, y });
      if (action) clicks.push({ x, y, action });
    }
  }
  return clicks;
}

/** Where a text stands on the screen. */
function placeOf(state: State, text: string) {
  const lines = frameToText(view(state)).split('\n');
  const y = lines.findIndex((line) => line.includes(text));
  const line = lines[y] ?? '';
  return { x: cellWidth(line.slice(0, line.indexOf(text))), y };
}

function clickOn(state: State, text: string): Action | undefined {
  return mouseAction(view(state), { type: 'press', ...placeOf(state, text) });
}

function clickedOn(state: State, text: string) {
  const action = clickOn(state, text);
  if (!action) throw new Error(`nothing is to be clicked at ${text}`);
  return played(state, { type: 'acted', action, dialog: state.dialog });
}

for (const [width, height] of sizes) {
  const screen = () => familyScreen({ width, height });
  const size = `${width}x${height}`;

  test(`each row of the table, over all its width, selects the process that it shows (${size})`, (t) => {
    const state = screen();
    const frame = view(state);
    const first = placeOf(state, 'PID▴').y + 1;
    const shown = state.rows.slice(0, layoutNow(state).tableRows);
    t.true(shown.length > 3);
    shown.forEach(({ process, hasChildren }, line) => {
      const actions = Array.from({ length: width }, (_, x) =>
        mouseAction(frame, { type: 'press', x, y: first + line }),
      );
      const knob = actions.filter((one) => one?.type === 'toggleFold');
      t.is(knob.length, hasChildren ? 2 : 0);
      for (const action of actions) {
        t.true(action?.type === 'selectRow' || action?.type === 'toggleFold');
        t.true(action && 'key' in action && action.key === process.key);
      }
    });
  });

  test(`each title sorts by its column, and clicked again it reverses (${size})`, (t) => {
    const state = played(screen(), 't').state;
    const { y } = placeOf(state, 'COMMAND');
    let x = 0;
    for (const column of columnsThatFit(state.columns, width)) {
      const action = mouseAction(view(state), { type: 'press', x, y });
      t.deepEqual(action, { type: 'sortBy', columnId: column.id });
      if (!action) continue;
      const sorted = played(state, { type: 'acted', action, dialog: undefined }).state;
      const again = played(sorted, { type: 'acted', action, dialog: undefined }).state;
      t.is(activeSort(sorted).column.id, column.id);
      t.not(activeSort(again).isReversed, activeSort(sorted).isReversed);
      x += column.width + 1;
    }
  });

  for (const opened of [
    [],
    ['?'],
    ['F6'],
    ['F9'],
    ['/'],
    ['d'],
    ['s'],
    ['u'],
    ['F2'],
    ['\\'],
    ['a'],
    ['i'],
  ]) {
    test(`the bottom line is what the keys there do (${size}, after ${opened.join()})`, (t) => {
      const state = played(aimedAt(screen(), 20), ...opened).state;
      const clicks = clicksOn(state).filter(({ y }) => y === height - 1);
      const bound = bindingsNow(state.dialog?.type, false).filter(({ footer }) => footer);
      const last = bound.at(-1)?.action;
      t.true(clicks.length > 0);
      for (const { action } of clicks) t.true(bound.some((one) => one.action === action));
      if (!['F9', 'a', 'i'].some((one) => opened.includes(one)))
        t.true(clicks.some(({ action }) => action === last));
    });
  }

  for (const opened of ['?', 'F6', 'F9', 's', 'u', 'F2', 'a', 'i']) {
    test(`beside a list every cell closes it, and in it none reaches the table (${size}, ${opened})`, (t) => {
      const state = played(aimedAt(screen(), 20), opened).state;
      const actions = new Set(
        clicksOn(state)
          .filter(({ y }) => y < height - 1)
          .map(({ action }) => action.type),
      );
      t.deepEqual(
        [...actions].filter(
          (one) => !['closeDialog', 'mark', 'accept', 'toggleClass', 'toggleListed'].includes(one),
        ),
        [],
      );
      const outside = mouseAction(view(state), { type: 'press', x: 0, y: height - 2 });
      t.is(outside?.type, width === 40 ? outside?.type : 'closeDialog');
    });
  }

  test(`a click on a line of a list marks it, a second one takes it (${size})`, (t) => {
    for (const [opener, text] of [
      ['F6', ' ppid '],
      ['u', '9  ana '],
    ] as const) {
      const open = played(screen(), opener, 'Home').state;
      const marked = clickedOn(open, text).state;
      t.is(marked.dialog?.type, open.dialog?.type);
      t.is(clickOn(marked, text)?.type, 'accept');
      const other = played(marked, 'Home').state;
      t.is(clickOn(other, text)?.type, 'mark');
      t.is(clickedOn(marked, text).state.dialog, undefined);
    }
  });

  test(`however often a signal is clicked, it is marked and not sent (${size})`, (t) => {
    let state = played(aimedAt(screen(), 20), 'F9', 'Home').state;
    for (const signal of signalCatalogue) {
      const text = ` ${signal.number} ${signal.name} `;
      // The list follows its mark: the next line comes into sight.
      if (placeOf(state, text).y < 0) state = played(state, 'Down').state;
      for (const _ of [1, 2, 3]) {
        const next = clickedOn(state, text);
        t.deepEqual(next.effects, []);
        state = next.state;
      }
      const { dialog } = state;
      t.true(dialog?.type === 'picker' && signalCatalogue[dialog.index] === signal);
    }
  });

  test(`of the list of signals only "Enter send" sends, and it is no part of the bottom line (${size})`, (t) => {
    const state = played(aimedAt(screen(), 20), 'F9').state;
    const sending = clicksOn(state).filter(({ action }) => action.type === 'accept');
    t.is(sending.length, 'Enter send'.length);
    for (const { y } of sending) t.true(y < height - 1);
    t.is(clickOn(state, 'Enter send')?.type, 'accept');
  });
}

test('what needs force is sent by no click', (t) => {
  for (const key of ['F9', 'a', 'i', 'F7']) {
    const state = played(aimedAt(familyScreen(), 1), key).state;
    t.truthy(state.dialog && 'warning' in state.dialog && state.dialog.warning);
    t.deepEqual(
      clicksOn(state).filter(({ action }) => /^accept/.test(action.type)),
      [],
    );
  }
});

test('while a line is typed only the bottom line is clicked', (t) => {
  for (const key of ['/', 'd']) {
    const state = played(familyScreen(), key).state;
    t.true(clicksOn(state).every(({ y }) => y === state.size.height - 1));
  }
});

test('what may not be done cannot be clicked', (t) => {
  for (const state of [familyScreen({ isReadOnly: true }), familyScreen({ frameCount: 2 })]) {
    t.deepEqual(
      clicksOn(aimedAt(state, 20)).filter(({ action }) => action.type === 'openPicker'),
      [],
    );
  }
});

test('live and paused are what pauses and goes on', (t) => {
  t.deepEqual(clickOn(familyScreen(), 'live'), { type: 'togglePause' });
  t.deepEqual(clickOn(played(familyScreen(), 'Z').state, 'paused'), { type: 'togglePause' });
});

test('a count of a state shows only those, and in the list of states it is the same', (t) => {
  const zombies = clickedOn(familyScreen(), 'Z 1 !').state;
  t.deepEqual(zombies.show.classes, new Set(['Z']));
  t.is(clickedOn(zombies, 'Z 1 !').state.show.classes, undefined);
  const list = clickedOn(played(familyScreen(), 's').state, classMeanings.Z).state;
  t.deepEqual(list.show.classes, new Set(['Z']));
  t.is(list.dialog?.type, 'classes');
});

test('a line of a list is picked where it stands, however far the list is scrolled', (t) => {
  const state = played(familyScreen(), 'F6', 'End').state;
  t.true(state.dialog?.type === 'sort');
  if (state.dialog?.type !== 'sort') return;
  const [before, last] = columns.slice(-2).map(({ id }) => ` ${id} `);
  t.is(clickOn(state, last ?? '')?.type, 'accept');
  const above = { type: 'sort', index: state.dialog.index - 1 } as const;
  t.deepEqual(clickOn(state, before ?? ''), { type: 'mark', dialog: above });
});

test('a click on the selected row is Enter, but for its knob', (t) => {
  const state = aimedAt(familyScreen(), 20);
  const enter = actionOf('Enter', undefined, false);
  const { x, y } = placeOf(state, '▾ [delta]');
  const click = (at: number) => mouseAction(view(state), { type: 'press', x: at, y });
  t.deepEqual([click(0), click(x)?.type, click(79)], [enter, 'toggleFold', enter]);
});

test('the wheel is for the pane where that is, for the table elsewhere, for an open list everywhere', (t) => {
  const over = (state: State, y: number) =>
    mouseAction(view(state), { type: 'wheel', x: 5, y, notches: 1 });
  const pane = played(aimedAt(familyScreen(), 20), 'w').state;
  t.deepEqual(over(pane, 18), { type: 'scroll', part: 'pane', notches: 1 });
  t.deepEqual(over(pane, 7), { type: 'scroll', part: 'table', notches: 1 });
  t.deepEqual(over(pane, 0), { type: 'scroll', part: 'table', notches: 1 });
  const list = played(pane, 'F6').state;
  for (const y of [0, 10, 23])
    t.deepEqual(over(list, y), { type: 'scroll', part: 'dialog', notches: 1 });
});

test('the knob is where it is painted, however deep the row', (t) => {
  const state = familyScreen();
  const { x, y } = placeOf(state, '▾ [beta]');
  const click = (dx: number) => mouseAction(view(state), { type: 'press', x: x + dx, y });
  const key = keyOf({ pid: 11, startTicks: 11 });
  t.deepEqual(
    [click(-1)?.type, click(0), click(1), click(2)?.type],
    ['selectRow', { type: 'toggleFold', key }, { type: 'toggleFold', key }, 'selectRow'],
  );
});

testProp(
  'whatever was pressed, however large the screen is: outside of it nothing is clicked',
  [
    fc.array(fc.constantFrom(...keymap.flatMap(({ keys }) => keys)), { maxLength: 6 }),
    fc.integer({ min: 1, max: 90 }),
    fc.integer({ min: 1, max: 40 }),
  ],
  (t, keys, width, height) => {
    const frame = view(played(familyScreen({ width, height }), ...keys).state);
    for (const [x, y] of [
      [-1, 0],
      [0, -1],
      [width, 0],
      [width, height - 1],
      [0, height],
      [Infinity, 0],
      [0, Infinity],
    ] as const) {
      t.is(mouseAction(frame, { type: 'press', x, y }), undefined);
    }
  },
  { numRuns: 200 },
);

test('a click on the time line is a jump there, and on the player what its keys do', (t) => {
  const timeline = madeTimeline(0, 12 * 3_600_000);
  for (const [width, height] of [
    [200, 50],
    [80, 24],
  ] as const) {
    const screen = familyScreen({ width, height, frameCount: 43_200, timeline });
    const jumps = clicksOn(screen).flatMap(({ y, action }) =>
      action.type === 'jumpTo' ? [{ y, instantMs: action.instantMs }] : [],
    );
    const instants = jumps.filter(({ y }) => y === 2).map((one) => one.instantMs);
    t.is(instants[0], 0);
    t.deepEqual(
      instants,
      instants.toSorted((one, other) => one - other),
    );
    t.is(new Set(instants).size, instants.length);
    t.deepEqual(
      jumps.filter(({ y }) => y === 3).map((one) => one.instantMs),
      instants,
    );
    t.deepEqual(clickOn(screen, '◂◂'), { type: 'jumpToEvent', sign: -1 });
    t.deepEqual(clickOn(screen, '❚❚ paused'), { type: 'togglePlay' });
    t.deepEqual(clickOn(screen, '×1'), { type: 'changeSpeed', sign: 1 });
  }
});
