import test from 'ava';
import { userEntries } from '../../../src/app/dialogs/user-choice.js';
import type { State } from '../../../src/app/state.js';
import type { ProcessSample } from '../../../src/sample/process-sample.js';
import { frameToText } from '../../../src/view/frame-to-text.js';
import { view } from '../../../src/view/view.js';
import { row } from '../../model/made-sample.js';
import { after, family, familyScreen, named, played, shownPids } from '../made-state.js';

const owned = (pid: number, uid: number, ppid: number): ProcessSample => ({
  ...named(pid, `p${pid}`, ppid),
  status: { readAtMs: 0, uids: [1000, uid, uid, uid], gids: [] },
});

/** Of ana all but 40 and 41, which are root's, and 42, of a user without a name. */
const mixed = after(undefined, [
  ...family,
  owned(40, 0, 20),
  owned(41, 0, 1),
  owned(42, 4711, 1),
  row({ pid: 43, comm: 'unread', ppid: 1 }),
]);
const screen = () => played(familyScreen(), mixed).state;
const all = shownPids(screen());
const marked = ({ dialog }: State) => dialog?.type === 'users' && dialog.uid;

test('all users come first, then each with processes, by name, with their number', (t) => {
  t.deepEqual(
    userEntries(mixed).map(({ name, count }) => [name, count]),
    [
      ['all users', 13],
      ['4711', 1],
      ['ana', 9],
      ['root', 2],
    ],
  );
});

test('Enter shows only the processes with that effective user, and what is above them', (t) => {
  const state = played(screen(), 'u', 'End', 'Enter').state;
  t.is(state.dialog, undefined);
  t.deepEqual(shownPids(state), [1, 20, 40, 41]);
  t.deepEqual(shownPids(played(state, 't', 'N').state), [40, 41]);
  t.regex(frameToText(view(state)), /user root · Esc shows all/);
});

test('all users, and Esc in the table, bring everything back', (t) => {
  const state = played(screen(), 'u', 'End', 'Enter').state;
  t.deepEqual(shownPids(played(state, 'u', 'Home', 'Enter').state), all);
  t.deepEqual(shownPids(played(state, 'Esc').state), all);
});

test('Esc in the list changes nothing, and it opens on the one in force', (t) => {
  t.deepEqual(shownPids(played(screen(), 'u', 'End', 'Esc').state), all);
  const state = played(screen(), 'u', 'End', 'Enter', 'u').state;
  t.is(marked(state), 0);
});

test('typing finds a user by name or number', (t) => {
  t.is(marked(played(screen(), 'u', 'R', 'o').state), 0);
  t.is(marked(played(screen(), 'u', '4', '7').state), 4711);
  t.is(marked(played(screen(), 'u', 'r', 'Backspace', 'a', 'n').state), 1000);
});

test('what is nobody here is not taken for the marked one', (t) => {
  const state = played(screen(), 'u', 'Down', 'r', 'x', 'Enter').state;
  t.is(state.dialog?.type, 'users');
  t.is(state.show.uid, undefined);
  t.is(state.status?.text, 'no process of a user rx');
  t.regex(frameToText(view(state)), /rx: no such user/);
});

test('the mark stays on its user when others come, and goes to all users when theirs are gone', (t) => {
  const state = played(screen(), 'u', 'End').state;
  const more = after(mixed, [...family, owned(40, 0, 20), owned(44, 33, 1)]);
  t.is(marked(played(state, more).state), 0);
  const left = played(state, after(mixed, family), 'Enter').state;
  t.is(left.show.uid, undefined);
});

test('it is said of how many the user is not known yet', (t) => {
  t.regex(frameToText(view(played(screen(), 'u').state)), /1 not known yet/);
});
