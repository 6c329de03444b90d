import test from 'ava';
import { groupFactsOf } from '../../src/signals/orphaned-group.js';

const first = { pidNamespace: 4026531836 };
const process = (pid: number, ppid: number, pgrp: number, session: number, stateCode = 'S') => ({
  pid,
  ppid,
  pgrp,
  session,
  stateCode,
  threads: 1,
});
const init = process(1, 0, 1, 1);
const shell = process(40, 1, 40, 40);

test('a job of a shell is not orphaned, the shell itself is', (t) => {
  const processes = [init, shell, process(50, 40, 50, 40), process(51, 50, 50, 40)];
  t.deepEqual(groupFactsOf(50, processes, first), { isOrphaned: false });
  t.deepEqual(groupFactsOf(40, processes, first), { isOrphaned: true });
});

test('a job whose shell is gone is orphaned: init is no parent, in whatever session', (t) => {
  const processes = [process(1, 0, 1, 40), process(50, 1, 50, 40)];
  t.deepEqual(groupFactsOf(50, processes, first), { isOrphaned: true });
});

test('the init of a pid namespace is a parent like any', (t) => {
  const processes = [process(1, 0, 1, 1), process(5, 1, 5, 1)];
  t.deepEqual(groupFactsOf(5, processes, { pidNamespace: 4026532180 }), { isOrphaned: false });
});

test('a zombie keeps no group, a parent in another session neither', (t) => {
  const processes = [init, shell, process(50, 40, 50, 40, 'Z'), process(51, 1, 50, 40)];
  t.deepEqual(groupFactsOf(50, processes, first), { isOrphaned: true });
  t.deepEqual(groupFactsOf(60, [init, shell, process(60, 40, 60, 60)], first), {
    isOrphaned: true,
  });
});

test('a parent that is not seen leaves it open', (t) => {
  t.deepEqual(groupFactsOf(50, [process(50, 30, 50, 40)], first), { isOrphaned: undefined });
});

test('groups and sessions made outside of the pid namespace are all 0: two of them may be one, or not', (t) => {
  const inner = { pidNamespace: 4026532180 };
  const sameZero = [process(1, 0, 0, 0), process(5, 1, 5, 0)];
  t.deepEqual(groupFactsOf(5, sameZero, inner), { isOrphaned: undefined }, 'of a session unseen');
  const groupZero = [process(1, 0, 0, 0), process(5, 1, 0, 0)];
  t.deepEqual(groupFactsOf(0, groupZero, inner), { isOrphaned: undefined }, 'of a group unseen');
  const own = [process(1, 0, 0, 0), process(5, 1, 5, 5)];
  t.deepEqual(groupFactsOf(5, own, inner), { isOrphaned: true }, 'in a session of its own');
});
