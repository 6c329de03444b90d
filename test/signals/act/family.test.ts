import test from 'ava';
import type { Pidfds } from '../../../src/native/pidfd.js';
import type { ProcessStat } from '../../../src/sample/process-sample.js';
import { newFamily } from '../../../src/signals/act/family.js';
import { grip } from '../../../src/signals/act/hold-target.js';
import type { Kin } from '../../../src/signals/kin.js';
import { targetOfStat } from '../../../src/signals/target.js';
import { row } from '../../model/made-sample.js';
import { madeMachine } from './made-machine.js';

const elder = row({ pid: 100, ppid: 1, pgrp: 100, session: 90 });
const child = row({ pid: 200, ppid: 100, pgrp: 100, session: 90 });

/** A family of one; `there` is who has which pid now, `reaped` whose pidfd says so. */
function given(
  kin: Kin,
  there: readonly ProcessStat[],
  reaped: readonly number[] = [],
  spared = 0,
) {
  const open = new Map<number, number>();
  const pidfds: Partial<Pidfds> = {
    open: (pid) => {
      open.set(open.size + 1000, pid);
      return open.size + 999;
    },
    send: (pidfd) => (reaped.includes(open.get(pidfd) ?? 0) ? { error: 'ESRCH' } : undefined),
    close: (pidfd) => void open.delete(pidfd),
  };
  const { machine } = madeMachine({ before: undefined, pidfds });
  const statOf = (pid: number) => there.find((stat) => stat.pid === pid);
  const family = newFamily({
    ...{ kin, machine, census: { everyone: () => there, statOf } },
    isSpared: ({ pid }) => pid === spared,
  });
  const held = grip(targetOfStat(elder), machine);
  if (held.type === 'held') family.add(held, elder);
  const joins = (stat: ProcessStat) => {
    const met = family.meet(stat);
    return typeof met === 'object' ? met.isNew : met;
  };
  return { family, joins, openCount: () => open.size };
}

test('a child of a member joins once, and is a member then', (t) => {
  const { joins, family } = given('subtree', [elder, child]);
  t.is(joins(elder), false);
  t.is(joins(child), true);
  t.is(joins(child), false);
  t.is(joins(row({ pid: 300, ppid: 7 })), undefined);
  t.deepEqual(
    family.members().map(({ target }) => target.pid),
    [100, 200],
  );
});

test('a child of whom got the pid of a member that was reaped is a stranger, and is let go', (t) => {
  const { joins, openCount } = given('subtree', [elder, child], [100]);
  t.is(joins(child), undefined);
  t.is(openCount(), 1);
});

test('who had the pid when it was read, and not when it was held, does not join: it slipped away', (t) => {
  for (const now of [[elder], [elder, row({ pid: 200, ppid: 100, startTicks: 999 })]]) {
    const { joins, openCount } = given('subtree', now);
    t.is(joins(child), 'slipped');
    t.is(openCount(), 1);
  }
  const { joins } = given('subtree', [elder, child], [200]);
  t.is(joins(child), 'slipped');
});

test('who was kin when it was read, and is not when it is held, does not join', (t) => {
  const { joins, openCount } = given('subtree', [elder, { ...child, ppid: 1 }]);
  t.is(joins(child), undefined);
  t.is(openCount(), 1);
});

test('a zombie does not join, and is told of once', (t) => {
  const { joins } = given('subtree', [elder, child]);
  t.is(joins({ ...child, stateCode: 'Z' }), 'zombie');
  t.is(joins({ ...child, stateCode: 'Z' }), undefined);
});

test('a group and a session take who is in them, and not who has left', (t) => {
  const other = row({ pid: 300, ppid: 1, pgrp: 300, session: 90 });
  const { joins } = given('group', [elder, child, other]);
  t.is(joins(child), true);
  t.is(joins(other), undefined);
  t.is(given('session', [elder, other]).joins(other), true);
  const left = { ...elder, pgrp: 55 };
  t.is(given('group', [left, child]).joins(child), undefined);
});

test('neither whom a confirm has not lifted, nor ourselves and what we started', (t) => {
  t.is(given('subtree', [elder, child], [], 200).joins(child), undefined);
  const own = row({ pid: process.pid, ppid: 100 });
  t.is(given('subtree', [elder, own]).joins(own), undefined);
  const helper = row({ pid: 500, ppid: process.pid, session: 90 });
  t.is(given('session', [elder, helper]).joins(helper), undefined);
});

test('without kin nobody joins', (t) => {
  t.is(given('none', [elder, child]).joins(child), undefined);
});
