import test from 'ava';
import { activeSort, type State } from '../../../src/app/state.js';
import { columnOf, columns } from '../../../src/columns/columns.js';
import { usualColumns } from '../../../src/columns/screen-columns.js';
import { frameToText } from '../../../src/view/frame-to-text.js';
import { view } from '../../../src/view/view.js';
import { familyScreen, played } from '../made-state.js';

const usual = usualColumns.map(({ id }) => id);
const shown = ({ columns: chosen }: State) => chosen.map(({ id }) => id);
const after = (...keys: readonly string[]) => played(familyScreen({ width: 200 }), ...keys).state;
const titles = (state: State) =>
  frameToText(view(state))
    .split('\n')
    .find((line) => line.includes('COMMAND'));
const markedId = ({ dialog }: State) =>
  dialog?.type === 'columns' ? dialog.order[dialog.index] : undefined;

test('the list has every column but the command, those on the screen first and in their order', (t) => {
  const { dialog } = after('F2');
  const order = dialog?.type === 'columns' ? dialog.order : [];
  t.deepEqual(order.slice(0, usual.length - 1), usual.slice(0, -1));
  t.deepEqual([...order, 'command'].toSorted(), columns.map(({ id }) => id).toSorted());
});

test('Space shows and hides, and what is hidden comes back to its place', (t) => {
  t.deepEqual(shown(after('F2', 'Down', 'Space')), usual.toSpliced(1, 1));
  t.deepEqual(shown(after('F2', 'Down', 'Space', 'Space')), usual);
  const ppid = ['F2', ...Array<string>(usual.length - 1).fill('Down')];
  t.is(markedId(after(...ppid)), 'ppid');
  const state = after(...ppid, 'Space', 'Enter');
  t.deepEqual(shown(state), usual.toSpliced(-1, 0, 'ppid'));
  t.regex(titles(state) ?? '', /THR {4}PPID COMMAND/);
});

test('[ and ] move the marked column on the screen, and stop at the ends', (t) => {
  t.deepEqual(shown(after('F2', ']')).slice(0, 2), ['user', 'pid']);
  t.is(markedId(after('F2', ']')), 'pid');
  t.deepEqual(shown(after('F2', 'F8', 'F7')), usual);
  t.deepEqual(shown(after('F2', '[')), usual);
  t.is(shown(after('F2', ...Array<string>(99).fill(']'))).at(-1), 'command');
});

test('the command stays last whatever is hidden', (t) => {
  const keys = usual.slice(0, -1).flatMap(() => ['Space', 'Down']);
  const state = after('F2', ...keys, 'Esc');
  t.deepEqual(shown(state), ['command']);
  t.regex(titles(state) ?? '', /^COMMAND/);
});

test('< and > go through the columns that were chosen', (t) => {
  const state = familyScreen({ columns: ['comm', 'nice'].flatMap((id) => columnOf(id) ?? []) });
  const at = (...keys: readonly string[]) => activeSort(played(state, ...keys).state).column.id;
  t.is(at('>'), 'comm');
  t.is(at('>', '>'), 'nice');
  t.is(at('>', '>', '>'), 'command');
});

test('a tag is marked also where the command is the only column', (t) => {
  const state = played(familyScreen({ columns: [] }), 'Down', 'Space').state;
  t.regex(frameToText(view(state)), /^\*.*init/m);
});

test('a chosen column that does not fit is said to have no room', (t) => {
  const text = frameToText(view(played(familyScreen(), 'F2').state));
  t.regex(text, /threads +no room: threads/);
});
