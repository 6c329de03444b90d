import test from 'ava';
import { filterOf } from '../../src/commands/option-values.js';
import type { TableOptions } from '../../src/commands/options.js';
import {
  selectionFilter,
  selectionText,
  unknownNotes,
} from '../../src/commands/selection-filter.js';
import { frameToText } from '../../src/view/frame-to-text.js';
import { view } from '../../src/view/view.js';
import { familyModel, familyScreen, played, shownPids } from '../app/made-state.js';

/** The screen as these options of the command line begin it. */
const screen = (options: TableOptions, width = 120) =>
  familyScreen({
    width,
    filter: selectionFilter(options),
    filterText: selectionText(options),
  });
const titleOf = (options: TableOptions, width?: number) =>
  frameToText(view(screen(options, width))).split('\n')[0] ?? '';

test('with -p what is above the pids is context in the tree, and nothing else is there', (t) => {
  const state = screen({ pid: [12, 30, 31] });
  t.deepEqual(shownPids(state), [1, 10, 11, 12, 20, 30]);
  t.deepEqual(
    state.rows.filter(({ isContext }) => !isContext).map(({ process }) => process.sample.pid),
    [12, 30],
  );
  t.deepEqual(shownPids(played(state, 't', 'N').state), [12, 30]);
});

test('a pid that is not there is a note', (t) => {
  t.deepEqual(unknownNotes({ pid: [12, 31] }, familyModel), [
    { code: 'unknownPid', message: 'no process 31' },
  ]);
});

test('the header says what the command line has left', (t) => {
  t.regex(titleOf({ pid: [12, 30, 31] }), /9 processes · .*only 3 pids/);
  t.regex(titleOf({ pid: [12] }), /only pid 12/);
  t.regex(titleOf({ user: ['ana', '0'] }), /only of ana, 0/);
  t.regex(titleOf({ pid: [12], filter: filterOf('cpu>5') }), /only pid 12 and cpu>5/);
  t.notRegex(titleOf({}), /only/);
});

test('on a narrow screen that is shortened, not left out', (t) => {
  const filter = filterOf('cpu>5 state=D user=root command~something');
  for (const width of [80, 60, 50]) t.regex(titleOf({ filter }, width), /only cpu>5/, `${width}`);
  t.regex(titleOf({ pid: [12, 30, 31] }, 40), /only 3 pids/);
});

test('all that is asked for is to hold', (t) => {
  const both = { pid: [12, 30], filter: filterOf('state=Z') };
  t.deepEqual(shownPids(screen(both)), [1, 20, 30]);
});
