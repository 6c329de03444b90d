import test from 'ava';
import { endOf } from '../../../src/model/detail/wait-status.js';

test('an exit says its status, a signal its number and name, and a core dump that there is one', (t) => {
  t.is(endOf(0), 'exit status 0');
  t.is(endOf(1792), 'exit status 7');
  t.is(endOf(9), 'ended by signal 9 KILL');
  t.is(endOf(0x80 | 11), 'ended by signal 11 SEGV, core dumped');
});
