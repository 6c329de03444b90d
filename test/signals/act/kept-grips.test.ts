import test from 'ava';
import { holdTarget } from '../../../src/signals/act/hold-target.js';
import { keptGrips } from '../../../src/signals/act/kept-grips.js';
import { target } from '../made-target.js';
import { facts } from './made-facts.js';
import { madeMachine } from './made-machine.js';

test('each further grip is on the process that is kept: another of the same tick gets none', (t) => {
  let isFirstReaped = false;
  const reaped = { error: 'ESRCH' } as const;
  const { machine, leftOver } = madeMachine({
    before: facts(),
    // The first descriptor is of the process that is reaped then; whoever has its pid looks the same.
    pidfds: { send: (pidfd) => (pidfd === 101 && isFirstReaped ? reaped : undefined) },
  });
  const grips = keptGrips({ hold: (one) => holdTarget(one, machine) });
  t.is(grips.keep(target()).type, 'held');
  t.is(grips.keep(target()).type, 'held');
  t.is(leftOver().pidfds, 1);
  const again = grips.again(target());
  t.is(again.type, 'held');
  if (again.type === 'held') again.release();
  isFirstReaped = true;
  t.true(grips.isReaped(target()));
  t.deepEqual(grips.again(target()), { type: 'gone' });
  grips.release();
  t.deepEqual(leftOver(), { pidfds: 0, timers: 0, watched: 0 });
});
