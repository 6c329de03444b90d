import test from 'ava';
import { grip } from '../../../src/signals/act/hold-target.js';
import { watchLateDeath } from '../../../src/signals/act/late-death.js';
import type { Outcome } from '../../../src/signals/outcome.js';
import { target } from '../made-target.js';
import { facts } from './made-facts.js';
import { madeMachine } from './made-machine.js';

type Given = Parameters<typeof madeMachine>[0];

/** What is told of one that had its signal at 0, and is watched from then on. */
function toldOf(given: Omit<Given, 'before'>, ms?: number) {
  const made = madeMachine({ before: facts(), ...given });
  const held = grip(target(), made.machine);
  if (held.type !== 'held') throw new Error('it is held');
  held.send(15);
  const told: Outcome[] = [];
  const watch = watchLateDeath(held, made.machine.now(), made.machine, (one) => told.push(one));
  made.run(ms);
  return { told, ...watch, leftOver: made.leftOver };
}

const nothingLeft = { pidfds: 0, timers: 0, watched: 0 };

test('a late death is told when it happens, with its exit status, and nothing is left of the watch', (t) => {
  const { told, leftOver } = toldOf({
    ...{ afterwards: (ms) => (ms < 7000 ? facts() : undefined), exitsAfterMs: 7000 },
    reapedAs: 0x0300,
  });
  t.deepEqual(told, [{ type: 'died', afterMs: 7000, exitCode: 0x0300 }]);
  t.deepEqual(leftOver(), nothingLeft);
});

test('without pidfds it is seen by looking', (t) => {
  const { told, leftOver } = toldOf({
    ...{ afterwards: (ms) => (ms < 7010 ? facts() : undefined), pidfds: 'none' },
  });
  t.deepEqual(told, [{ type: 'died', afterMs: 7050 }]);
  t.deepEqual(leftOver(), nothingLeft);
});

test('one that nobody reaps is a zombie, and whose', (t) => {
  const { told } = toldOf({
    ...{ afterwards: (ms) => facts(ms < 7000 ? 'S' : 'Z'), exitsAfterMs: 7000, parent: 'node' },
  });
  t.deepEqual(told, [{ type: 'zombie', afterMs: 7000, ppid: 7, parentComm: 'node' }]);
});

test('a last look tells a death that was seen this moment', (t) => {
  const { told, isDying, lookLast, leftOver } = toldOf(
    { afterwards: (ms) => facts(ms < 7000 ? 'S' : 'Z'), exitsAfterMs: 7000 },
    7005,
  );
  t.deepEqual([told, isDying()], [[], true]);
  lookLast();
  t.like(told, [{ type: 'zombie', afterMs: 7000 }]);
  lookLast();
  t.is(told.length, 1);
  t.deepEqual(leftOver(), nothingLeft);
});

test('what ends the watch lets it go, and of the living nothing is told', (t) => {
  const { told, lookLast, leftOver } = toldOf(
    { afterwards: () => facts(), exitsAfterMs: 7000 },
    6000,
  );
  lookLast();
  t.deepEqual(told, []);
  t.deepEqual(leftOver(), nothingLeft);
});
