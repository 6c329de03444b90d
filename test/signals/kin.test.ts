import test from 'ava';
import { bondOf, type Kin, kinOf, wantedBondOf } from '../../src/signals/kin.js';
import { modelOf, processOf, row } from '../model/made-sample.js';

const shell = row({ pid: 10, ppid: 1, pgrp: 10, session: 10 });
const make = row({ pid: 20, ppid: 10, pgrp: 20, session: 10 });
const cc = row({ pid: 30, ppid: 20, pgrp: 20, session: 10 });
/** Pids begin anew at some time. */
const as = row({ pid: 15, startTicks: 35, ppid: 30, pgrp: 20, session: 10 });
const daemon = row({ pid: 40, ppid: 20, pgrp: 40, session: 40 });
const kernelThread = row({ pid: 50, ppid: 2, pgrp: 0, session: 0 });
const rows = [shell, as, make, cc, daemon, kernelThread];

function listed(kin: Kin, key: string, ...scans: readonly (typeof rows)[]): readonly number[] {
  const model = modelOf(...scans, rows);
  return kinOf(kin, processOf(model, key), model).map(({ sample }) => sample.pid);
}

test('a subtree is a process and all below it, itself first, whatever their group', (t) => {
  t.deepEqual(listed('subtree', '20:20'), [20, 30, 40, 15]);
});

test('a group is all of the group, and a session all of the session, the process first', (t) => {
  t.deepEqual(listed('group', '30:30'), [30, 15, 20]);
  t.deepEqual(listed('session', '30:30'), [30, 10, 15, 20]);
});

test('no kin is the process alone', (t) => {
  t.deepEqual(listed('none', '20:20'), [20]);
});

test('what the kernel has in no group is alone in it', (t) => {
  const others = [...rows, row({ pid: 51, ppid: 2, pgrp: 0, session: 0 })];
  const model = modelOf(others);
  const alone = kinOf('group', processOf(model, '50:50'), model);
  t.deepEqual(
    alone.map(({ sample }) => sample.pid),
    [50],
  );
  t.is(wantedBondOf('session', kernelThread), undefined);
});

test('who is gone is not listed', (t) => {
  const model = modelOf(rows, rows.slice(0, 4));
  const gone = [...model.processes.values()].find(({ sample }) => sample.pid === 40);
  t.is(gone?.state, 'X');
  const subtree = kinOf('subtree', processOf(model, '20:20'), model);
  t.deepEqual(
    subtree.map(({ sample }) => sample.pid),
    [20, 30, 15],
  );
  t.deepEqual(gone && kinOf('none', gone, model), []);
});

test('a newcomer belongs to whom its bond names', (t) => {
  t.is(wantedBondOf('subtree', cc), bondOf('subtree', make));
  t.not(wantedBondOf('subtree', cc), bondOf('subtree', shell));
  t.is(wantedBondOf('group', as), bondOf('group', make));
  t.is(wantedBondOf('session', make), bondOf('session', shell));
  for (const stat of rows) t.is(wantedBondOf('none', stat), undefined);
});
