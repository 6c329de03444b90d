import test, { type ExecutionContext } from 'ava';
import type { Action } from '../../../src/app/action.js';
import type { Context } from '../../../src/app/keys/binding.js';
import { helpOutline } from '../../../src/app/keys/help-outline.js';
import { actionOf, bindingsNow } from '../../../src/app/keys/key-action.js';
import { keymap } from '../../../src/app/keys/keymap.js';
import type { PaneType } from '../../../src/app/panes/pane.js';
import { layoutNow, tableRowsOf } from '../../../src/app/rows/rows.js';
import { activeSort, type State } from '../../../src/app/state.js';
import { playbackOf } from '../../../src/app/time/playback.js';
import { keyOf } from '../../../src/model/identity.js';
import { planText } from '../../../src/signals/plan.js';
import {
  aimedAt,
  familyScreen,
  played,
  selectedPid,
  shownPids,
  taggedPids,
} from '../made-state.js';

const onAlpha = () => aimedAt(familyScreen(), 10);
const replay = () => familyScreen({ frameCount: 3 });
const press = (state: State, ...keys: string[]) => played(state, ...keys).state;
const keyOfPid = (pid: number) => keyOf({ pid, startTicks: pid });
const clicked = (state: State, action: Action) =>
  played(state, { type: 'acted', action, dialog: state.dialog }).state;
const sortId = (state: State) => activeSort(state).column.id;

const plan = ({ dialog }: State) => (dialog?.type === 'plan' ? planText(dialog.plan) : undefined);
const underway = () => {
  const { effects, state } = played(onAlpha(), 'F9', 'e', 'Enter');
  const effect = effects.find(({ type }) => type === 'runPlan');
  if (effect?.type !== 'runPlan') throw new Error('no plan is run');
  const told = { id: 7, name: effect.name, plan: effect.plan, stepIndex: 0, waitedMs: 10 };
  return played(state, { type: 'planTold', plan: told }).state;
};

/** What each action does, by a key that is bound to it. A new action does not compile without its proof. */
const proofs: Readonly<Record<Action['type'], (t: ExecutionContext) => void>> = {
  quit: (t) => {
    t.deepEqual(played(familyScreen(), 'q').effects, [{ type: 'quit' }]);
    t.deepEqual(played(familyScreen(), 'F9', '/', 'Ctrl-C').effects, [{ type: 'quit' }]);
  },
  suspend: (t) => t.deepEqual(played(onAlpha(), 'Ctrl-Z').effects, [{ type: 'suspend' }]),
  repaint: (t) => t.deepEqual(played(onAlpha(), 'Ctrl-L').effects, [{ type: 'repaint' }]),
  openHelp: (t) => {
    for (const key of ['?', 'F1', 'h']) t.is(press(onAlpha(), key).dialog?.type, 'help');
  },
  openPicker: (t) => {
    for (const key of ['F9', 'k']) t.is(press(onAlpha(), key).dialog?.type, 'picker');
  },
  renice: (t) => {
    for (const [keys, by] of [
      [['F7', ']'], -1],
      [['F8', '['], 1],
    ] as const) {
      for (const key of keys) {
        const [effect] = played(onAlpha(), key).effects;
        t.like(effect, { type: 'reschedule', change: { type: 'nice', by }, target: { pid: 10 } });
      }
    }
  },
  openAffinity: (t) => t.is(press(onAlpha(), 'a').dialog?.type, 'affinity'),
  openIoPriority: (t) => t.is(press(onAlpha(), 'i').dialog?.type, 'ioPriority'),
  chooseAllCpus: (t) => {
    const { dialog } = press(onAlpha(), 'a', '*');
    t.true(dialog?.type === 'affinity' && dialog.chosen === dialog.cpus);
  },
  openSort: (t) => t.is(press(onAlpha(), 'F6').dialog?.type, 'sort'),
  openSearch: (t) => {
    for (const key of ['/', 'F3']) t.is(press(onAlpha(), key).dialog?.type, 'search');
  },
  searchPid: (t) => {
    t.is(selectedPid(press(familyScreen(), '2', '0')), 20);
    t.is(selectedPid(press(replay(), '3', '0')), 30);
  },
  openInterval: (t) => t.is(press(onAlpha(), 'd').dialog?.type, 'interval'),
  closeDialog: (t) => {
    for (const open of ['?', 'F6', 'F9', '/', 'd', '\\', 's', 'u', 'F2'])
      t.is(press(onAlpha(), open, 'Esc').dialog, undefined, open);
  },
  accept: (t) => {
    const next = played(onAlpha(), 'd', '2', '.', '5', 'Enter');
    t.is(next.state.intervalMs, 2500);
    t.deepEqual(next.effects, [{ type: 'resample' }]);
  },
  repeatSignal: (t) => {
    const { effects } = played(onAlpha(), 'F9', ...'hup', 'Enter', 'Down', 'Ctrl-K');
    const sent = effects.flatMap((one) =>
      one.type === 'sendSignal' ? [`${one.signal.name} ${one.target.pid}`] : [],
    );
    t.deepEqual(sent, ['HUP 10', 'HUP 11']);
  },
  openPlan: (t) => {
    for (const key of ['Tab', 'e']) t.is(press(onAlpha(), 'F9', key).dialog?.type, 'plan');
    const { dialog } = press(onAlpha(), 'F9', 't', 'e');
    t.like(dialog, { type: 'picker', typed: 'te' });
  },
  nextPlan: (t) =>
    t.is(plan(press(onAlpha(), 'F9', 'e', 'Tab', 'Tab')), 'HUP, then check after 3 s'),
  changePause: (t) => {
    const opened = press(onAlpha(), 'F9', 'e', 'Down');
    t.is(plan(press(opened, 'Right')), 'TERM, then KILL after 10 s');
    t.is(plan(press(opened, 'Left', 'Left')), 'TERM, then KILL after 2 s');
  },
  addStep: (t) =>
    t.is(
      plan(press(onAlpha(), 'F9', 'e', 'Down', 'Insert')),
      'TERM, then KILL after 5 s, then check after 5 s',
    ),
  removeStep: (t) => t.is(plan(press(onAlpha(), 'F9', 'e', 'Down', 'Delete')), 'TERM'),
  cancelPlan: (t) => t.deepEqual(played(underway(), 'X').effects, [{ type: 'cancelPlan', id: 7 }]),
  hurryPlan: (t) =>
    t.deepEqual(played(underway(), 'Alt-x').effects, [{ type: 'hurryPlan', id: 7 }]),
  turnOrder: (t) => {
    const turned = press(onAlpha(), 'F9', 'Right', 'Enter', 'r');
    t.like(turned.dialog, { type: 'sweep', order: 'rootFirst' });
    t.like(press(turned, 'r').dialog, { order: 'leavesFirst' });
  },
  chooseScope: (t) => {
    const scopeAfter = (...keys: readonly string[]) => {
      const { dialog } = press(onAlpha(), 'F9', ...keys);
      return dialog?.type === 'picker' ? dialog.scope : undefined;
    };
    t.is(scopeAfter('Right'), 'subtree');
    t.is(scopeAfter('Right', 'Left'), 'this');
  },
  acceptForced: (t) => {
    const { effects } = played(aimedAt(familyScreen(), 1), 'F9', '!');
    t.deepEqual(
      effects.map(({ type }) => type),
      ['lookAtTarget', 'sendSignal'],
    );
  },
  type: (t) => t.is(selectedPid(press(familyScreen(), '/', 'd', 'e', 'l')), 20),
  erase: (t) => t.is(selectedPid(press(familyScreen(), '/', '1', '1', 'Backspace')), 1),
  move: (t) => {
    const state = familyScreen();
    const at = (...keys: string[]) =>
      shownPids(state).indexOf(selectedPid(press(state, ...keys)) ?? 0);
    t.is(at('End'), 8);
    t.is(at('G', 'g'), 0);
    t.is(at('Home', 'Down', 'j', 'Alt-j'), 3);
    t.is(at('End', 'Up', 'Alt-k'), 6);
    const half = Math.floor(tableRowsOf(state) / 2);
    t.is(at('Home', 'Ctrl-D'), Math.min(8, half));
    t.is(at('End', 'Ctrl-U'), Math.max(0, 8 - half));
    t.is(at('Home', 'PgDn'), 8);
    t.is(at('End', 'PgUp'), 0);
    t.is(at('Home', 'Ctrl-F'), 8);
    t.is(at('End', 'Ctrl-B'), 0);
  },
  selectRow: (t) => {
    const selected = clicked(familyScreen(), { type: 'selectRow', key: keyOfPid(20) });
    t.is(selectedPid(selected), 20);
  },
  scroll: (t) => {
    const low = familyScreen({ height: 10 });
    t.is(clicked(low, { type: 'scroll', part: 'table', notches: 1 }).selection.top, 3);
  },
  mark: (t) => {
    const dialog = { type: 'sort', index: 1 } as const;
    const marked = clicked(press(onAlpha(), 'F6'), { type: 'mark', dialog });
    t.is(sortId(press(marked, 'Enter')), 'ppid');
    t.is(clicked(marked, { type: 'mark', dialog: { ...dialog } }).dialog, marked.dialog);
  },
  toggleFold: (t) => {
    const folded = clicked(familyScreen(), { type: 'toggleFold', key: keyOfPid(10) });
    t.deepEqual(shownPids(folded), [1, 10, 20, 30, 800, 900, 2]);
    const unfolded = clicked(folded, { type: 'toggleFold', key: keyOfPid(10) });
    t.deepEqual(shownPids(unfolded), shownPids(familyScreen()));
  },
  fold: (t) => {
    for (const key of ['-', 'Left', 'Backspace'])
      t.deepEqual(shownPids(press(onAlpha(), key)), [1, 10, 20, 30, 800, 900, 2]);
  },
  unfold: (t) => {
    for (const key of ['+', '=', 'Right'])
      t.deepEqual(shownPids(press(onAlpha(), '-', key)), shownPids(familyScreen()));
  },
  toggleFoldAll: (t) => {
    t.deepEqual(shownPids(press(familyScreen(), '*')), [1, 2]);
    t.deepEqual(shownPids(press(familyScreen(), '*', '*')), shownPids(familyScreen()));
  },
  foldLevel: (t) => {
    t.deepEqual(shownPids(press(familyScreen(), '(')), [1, 10, 11, 20, 30, 800, 900, 2]);
    t.deepEqual(shownPids(press(familyScreen(), '(', '(')), [1, 10, 20, 800, 2]);
    t.deepEqual(shownPids(press(familyScreen(), '(', '(', ')', ')')), shownPids(familyScreen()));
  },
  sibling: (t) => {
    t.is(selectedPid(press(onAlpha(), '}')), 20);
    t.is(selectedPid(press(onAlpha(), '}', '}', '{')), 20);
  },
  toggleSubtree: (t) => {
    t.deepEqual(shownPids(press(onAlpha(), 'o')), [10, 11, 12]);
    t.deepEqual(shownPids(press(onAlpha(), 'o', 'o')), shownPids(familyScreen()));
  },
  leave: (t) => {
    t.deepEqual(shownPids(press(onAlpha(), 'o', 'Esc')), shownPids(familyScreen()));
    const both = press(onAlpha(), 'o', 'Enter', 'Esc');
    t.is(both.pane, undefined);
    t.deepEqual(shownPids(both), [10, 11, 12]);
  },
  openColumns: (t) => {
    for (const key of ['F2', 'S']) t.is(press(onAlpha(), key).dialog?.type, 'columns');
  },
  moveColumn: (t) => {
    const first = (state: State) => state.columns[0]?.id;
    for (const key of [']', 'F8']) t.is(first(press(onAlpha(), 'F2', key)), 'user');
    for (const key of ['[', 'F7']) t.is(first(press(onAlpha(), 'F2', ']', key)), 'pid');
  },
  tag: (t) => {
    const state = press(onAlpha(), 'Space', 'Space');
    t.deepEqual(taggedPids(state), [10, 11]);
    t.is(selectedPid(state), 12);
  },
  tagSubtree: (t) => t.deepEqual(taggedPids(press(onAlpha(), 'c')), [10, 11, 12]),
  untagAll: (t) => t.deepEqual(taggedPids(press(onAlpha(), 'c', 'U')), []),
  openClasses: (t) => t.is(press(onAlpha(), 's').dialog?.type, 'classes'),
  toggleClass: (t) => {
    for (const key of ['z', 'Z'])
      t.deepEqual(shownPids(press(familyScreen(), 's', key, 'Esc')), [1, 20, 30]);
  },
  toggleListed: (t) => {
    t.deepEqual([...(press(onAlpha(), 's', 'Down', 'Space').show.classes ?? [])], ['S']);
  },
  openUsers: (t) => {
    const { state, effects } = played(familyScreen(), 'u');
    t.is(state.dialog?.type, 'users');
    t.deepEqual(effects, [{ type: 'resample' }]);
  },
  toggleMeters: (t) => {
    const bare = press(familyScreen(), '#');
    t.true(tableRowsOf(bare) > tableRowsOf(familyScreen()));
    t.is(tableRowsOf(press(bare, '#')), tableRowsOf(familyScreen()));
  },
  openFilter: (t) => {
    for (const key of ['\\', 'F4']) {
      const { state, effects } = played(familyScreen(), key);
      t.is(state.dialog?.type, 'filter');
      t.deepEqual(effects, [{ type: 'resample' }]);
    }
  },
  toggleThreads: (t) => {
    const { state, effects } = played(familyScreen(), 'H');
    t.true(state.show.hasThreads);
    t.deepEqual(effects, [{ type: 'resample' }]);
    t.false(press(state, 'H').show.hasThreads);
  },
  toggleKernelThreads: (t) => {
    t.false(shownPids(press(familyScreen(), 'K')).includes(2));
    t.true(shownPids(press(familyScreen(), 'K', 'K')).includes(2));
  },
  togglePane: (t) => {
    const panes = {
      Enter: 'process',
      e: 'environment',
      l: 'files',
      x: 'locks',
      w: 'command',
      D: 'devices',
    };
    for (const [key, pane] of Object.entries(panes)) {
      t.is(press(onAlpha(), key).pane?.type, pane as PaneType);
      t.is(press(onAlpha(), key, key).pane, undefined);
      t.is(press(onAlpha(), key, 'w', 'Enter').pane?.type, 'process');
    }
  },
  focusPane: (t) => {
    t.true(press(onAlpha(), 'Enter', 'Tab').pane?.isFocused);
    t.false(press(onAlpha(), 'Enter', 'Tab', 'Tab').pane?.isFocused);
    t.is(press(onAlpha(), 'Tab').pane, undefined);
  },
  zoomPane: (t) => {
    const zoomed = press(onAlpha(), 'Enter', 'z');
    t.is(tableRowsOf(zoomed), 1);
    t.is(tableRowsOf(press(zoomed, 'z')), tableRowsOf(press(onAlpha(), 'Enter')));
  },
  scrollPane: (t) => {
    const at = (...keys: string[]) => press(onAlpha(), 'Enter', 'Tab', ...keys).pane?.top;
    t.is(at('Down', 'j', 'Alt-j'), 3);
    t.is(at('Down', 'j', 'Up', 'Alt-k'), 0);
    t.is(at('PgDn'), at('Ctrl-F'));
    t.true((at('PgDn') ?? 0) > (at('Ctrl-D') ?? 0));
    t.is(at('PgDn', 'PgUp'), 0);
    t.is(at('PgDn', 'Ctrl-B'), 0);
    t.is(at('Ctrl-D', 'Ctrl-U'), 0);
    t.is(at('End', 'Home'), 0);
    t.is(at('G', 'g'), 0);
    t.is(at('End', 'Down', 'PgDn', 'Up'), (at('End') ?? 0) - 1);
  },
  toggleCharts: (t) => {
    const wide = familyScreen({ width: 200, height: 50 });
    t.is(layoutNow(wide).chartRows, 9);
    t.is(layoutNow(press(wide, 'C')).chartRows, 0);
    t.is(layoutNow(press(wide, 'C', 'C')).chartRows, 9);
  },
  togglePath: (t) => {
    t.false(press(familyScreen(), 'p').show.command.isPathShown);
    t.true(press(familyScreen(), 'p', 'p').show.command.isPathShown);
  },
  toggleName: (t) => {
    t.true(press(familyScreen(), 'm').show.command.isNameShown);
    t.false(press(familyScreen(), 'm', 'm').show.command.isNameShown);
  },
  toggleTree: (t) => {
    const flat = press(familyScreen(), 't');
    t.false(flat.isTree);
    t.true(press(flat, 'F5').isTree);
  },
  toggleFollow: (t) => {
    t.true(press(onAlpha(), 'F').isFollowing);
    t.false(press(onAlpha(), 'F', 'F').isFollowing);
  },
  togglePause: (t) => {
    t.true(press(familyScreen(), 'Z').isPaused);
    t.deepEqual(played(familyScreen(), 'Z', 'Z').effects, [{ type: 'resample' }]);
  },
  searchAgain: (t) => {
    const searched = press(familyScreen(), '/', 'a', 'n', 'a', 'Enter');
    t.is(selectedPid(searched), 1);
    t.is(selectedPid(press(searched, 'n')), 10);
    t.is(selectedPid(press(searched, 'n', 'n', 'Alt-n')), 10);
  },
  sortBy: (t) => {
    const by = { P: 'cpuPercent', M: 'memPercent', T: 'cpuTimeMs', N: 'pid' };
    const start = press(familyScreen(), 'F6', 'Home', 'Down', 'Enter');
    t.is(sortId(start), 'ppid');
    for (const [key, id] of Object.entries(by)) t.is(sortId(press(start, key)), id);
  },
  sortNeighbour: (t) => {
    t.is(sortId(press(familyScreen(), '>')), 'user');
    t.is(sortId(press(familyScreen(), '>', '<')), 'pid');
  },
  reverseSort: (t) => {
    const flat = press(familyScreen(), 't', 'N');
    t.deepEqual(shownPids(press(flat, 'I')), shownPids(flat).toReversed());
  },
  togglePlay: (t) => {
    const next = played(replay(), 'Space');
    t.true(next.state.playback?.isPlaying);
    t.deepEqual(next.effects, [{ type: 'resample' }]);
    t.false(press(next.state, 'Space').playback?.isPlaying);
    t.true(press(replay(), 'Z').playback?.isPlaying);
  },
  step: (t) => {
    for (const key of ['.', 't'])
      t.deepEqual(played(replay(), key).effects, [{ type: 'showFrame', frame: 1 }]);
    const second = played(replay(), { type: 'modelArrived', model: replayModel(), frame: 1 }).state;
    for (const key of [',', 'T'])
      t.deepEqual(played(second, key).effects, [{ type: 'showFrame', frame: 0 }]);
  },
  changeSpeed: (t) => {
    t.is(press(replay(), ']', ']').playback?.speed, 5);
    t.is(press(replay(), '[', '[').playback?.speed, 0.25);
    t.deepEqual(played(replay(), ']').effects, [{ type: 'resample' }]);
  },
  toEnd: (t) => {
    for (const key of ['Home', 'r'])
      t.deepEqual(played(replay(), key).effects, [{ type: 'showFrame', frame: 0 }]);
    t.deepEqual(played(replay(), 'End').effects, [{ type: 'showFrame', frame: 2 }]);
  },
  goLive: (t) => {
    const past = { ...playbackOf(5, undefined, true), frame: 3 };
    t.deepEqual(played({ ...onAlpha(), playback: past }, 'L').effects, [{ type: 'goLive' }]);
    t.deepEqual(played(onAlpha(), 'L').effects, []);
    t.deepEqual(played(replay(), 'L').effects, []);
  },
  saveMemory: (t) => {
    const { effects } = played(onAlpha(), 'W', 'x', 'Enter');
    const [effect] = effects;
    t.true(effect?.type === 'saveMemory' && /^treetop-.*\.treetopx$/.test(effect.path));
    t.is(press(replay(), 'W').dialog, undefined);
  },
  toggleRecorder: (t) => {
    t.deepEqual(
      played(onAlpha(), 'R', 'Enter').effects.map(({ type }) => type),
      ['startRecorder'],
    );
    const recorder = { path: 'a', bytes: 1 };
    t.deepEqual(played({ ...onAlpha(), recorder }, 'R').effects, [{ type: 'stopRecorder' }]);
  },
  openJump: (t) => {
    for (const key of ['b', 'j']) t.like(press(replay(), key).dialog, { type: 'jump', text: '' });
    t.like(press(replay(), 'J').dialog, { type: 'jump', text: '-' });
  },
  jumpTo: (t) => {
    const action = { type: 'jumpTo', instantMs: 5000 } as const;
    const next = played(replay(), { type: 'acted', action, dialog: undefined });
    t.deepEqual(next.effects, [{ type: 'jump', jump: { type: 'to', instantMs: 5000 } }]);
  },
  jumpToEvent: (t) => {
    const jumps = played(replay(), 'v', 'V').effects;
    t.deepEqual(jumps, [
      { type: 'jump', jump: { type: 'event', sign: 1 } },
      { type: 'jump', jump: { type: 'event', sign: -1 } },
    ]);
  },
  jumpToChange: (t) => {
    const key = keyOfPid(10);
    t.deepEqual(played(aimedAt(familyScreen({ frameCount: 3 }), 10), 'a', 'A').effects.slice(-2), [
      { type: 'jump', jump: { type: 'change', sign: 1, key } },
      { type: 'jump', jump: { type: 'change', sign: -1, key } },
    ]);
    t.deepEqual(played(replay(), 'a').effects, []);
  },
};

function replayModel() {
  const { model } = replay();
  if (!model) throw new Error('no model');
  return model;
}

for (const [type, proof] of Object.entries(proofs))
  test(`its keys do what they say: ${type}`, proof);

test('every action has a key, but for what is typed or pointed at', (t) => {
  const bound = new Set(keymap.map(({ action }) => action.type));
  const typed = ['type', 'selectRow', 'scroll', 'mark', 'toggleFold', 'jumpTo'];
  t.deepEqual(
    Object.keys(proofs).filter(
      (type) => !typed.includes(type) && !bound.has(type as Action['type']),
    ),
    [],
  );
});

test('no key is bound twice where it holds', (t) => {
  const contexts = [...new Set(keymap.map(({ context }) => context))];
  for (const context of contexts) {
    const keys = keymap.filter((one) => one.context === context).flatMap((one) => one.keys);
    t.is(new Set(keys).size, keys.length, context);
  }
  const everywhere = keymap
    .filter((one) => one.context === 'everywhere')
    .flatMap((one) => one.keys);
  const elsewhere = keymap.filter((one) => one.context !== 'everywhere').flatMap((one) => one.keys);
  t.deepEqual(
    everywhere.filter((key) => elsewhere.includes(key)),
    [],
  );
});

test('a digit is no key of the table but for the search of a pid', (t) => {
  for (const digit of '0123456789') {
    t.deepEqual(actionOf(digit, undefined, false), { type: 'searchPid', digit });
    t.deepEqual(actionOf(digit, 'search', false), { type: 'type', text: digit });
    t.is(actionOf(digit, 'help', false), undefined);
  }
});

test('in a recording t and T step, and the help gives them to nothing else', (t) => {
  const keys = bindingsNow(undefined, true).flatMap((one) => one.keys);
  t.is(new Set(keys).size, keys.length);
  t.is(actionOf('t', undefined, true)?.type, 'step');
  t.is(actionOf('F5', undefined, true)?.type, 'toggleTree');
  const lines = helpOutline(true).flatMap((line) =>
    line.type === 'binding' ? [line.binding] : [],
  );
  t.deepEqual(lines.find((one) => one.action.type === 'toggleTree')?.keys, ['F5']);
});

test('the help names every binding and fits its box', (t) => {
  const bindings = helpOutline(false).flatMap((line) =>
    line.type === 'binding' ? [line.binding] : [],
  );
  t.is(bindings.length, keymap.length);
  for (const { keys, help, isActing } of keymap) {
    t.true(keys.join('  ').length <= 22, keys.join('  '));
    // Behind one that acts it is said why it may not.
    t.true(help.length > 0 && help.length <= (isActing ? 36 : 51), help);
  }
});

test('in a dialog no key reaches the table', (t) => {
  const keys = [...new Set(keymap.flatMap((one) => one.keys)), 'x', '#', 'é', 'Tab', 'Alt-x'];
  const table = new Set<Action['type']>([
    'toggleTree',
    'toggleFollow',
    'togglePause',
    'fold',
    'unfold',
    'toggleFoldAll',
    'foldLevel',
    'sibling',
    'toggleSubtree',
    'openFilter',
    'leave',
    'togglePane',
    'focusPane',
    'zoomPane',
    'scrollPane',
    'openColumns',
    'tag',
    'tagSubtree',
    'untagAll',
    'openClasses',
    'openUsers',
    'toggleMeters',
    'toggleThreads',
    'toggleKernelThreads',
    'toggleCharts',
    'togglePath',
    'toggleName',
    'sortBy',
    'sortNeighbour',
    'reverseSort',
    'openPicker',
    'renice',
    'openAffinity',
    'openIoPriority',
    'openHelp',
    'openSort',
    'openInterval',
    'togglePlay',
    'step',
    'searchPid',
  ]);
  const dialogs = [
    'help',
    'picker',
    'sweep',
    'sort',
    'search',
    'interval',
    'filter',
    'classes',
    'users',
    'renice',
    'affinity',
    'ioPriority',
  ] as const;
  for (const dialog of dialogs satisfies readonly Context[]) {
    for (const key of keys) {
      const action = actionOf(key, dialog, true);
      t.false(action !== undefined && table.has(action.type), `${key} in ${dialog}`);
    }
  }
});

test('in a dialog that is typed into, letters are text', (t) => {
  for (const dialog of ['picker', 'search', 'interval', 'filter', 'users'] as const) {
    for (const key of ['q', 'k', 'j', 'Z', 'é', '好']) {
      t.deepEqual(actionOf(key, dialog, false), { type: 'type', text: key });
    }
    t.deepEqual(actionOf('Space', dialog, false), { type: 'type', text: ' ' });
    if (dialog !== 'picker') t.is(actionOf('Tab', dialog, false), undefined);
  }
});
