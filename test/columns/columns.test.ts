import test from 'ava';
import fc from 'fast-check';
import { cellText } from '../../src/columns/cell.js';
import type { Column } from '../../src/columns/column.js';
import { columnOf, columns } from '../../src/columns/columns.js';
import { rowFactColumns } from '../../src/columns/row-fact-columns.js';
import type { Model } from '../../src/model/model.js';
import { nextModel } from '../../src/model/next-model.js';
import type { RowFact, RowFacts } from '../../src/sample/row-facts.js';
import type { Sample } from '../../src/sample/sample.js';
import { hostileSamples } from '../helpers/hostile-samples.js';
import { madeRowFacts } from '../helpers/made-row-facts.js';
import { modelOf, processOf, row } from '../model/made-sample.js';

/** The contract of `treetop ps --json`: names and order. */
const promised =
  'pid ppid startTicks startedAt state stateCode isLeaderDead comm command argv uid user pgrp session tty ' +
  'threads nice priority cpuPercent memPercent cpuTimeMs rssBytes vsizeBytes minorFaults majorFaults ' +
  'processor isKernelThread depth';

test('the columns are those that were promised, in that order, and each id is there once', (t) => {
  const ids = columns.map(({ id }) => id);
  t.deepEqual(ids.slice(0, promised.split(' ').length), promised.split(' '));
  t.is(new Set(ids).size, ids.length);
});

test('a column is found by its id, and by nothing else', (t) => {
  for (const column of columns) t.is(columnOf(column.id), column);
  for (const id of ['', 'PID', 'cpu', '__proto__', 'constructor']) t.is(columnOf(id), undefined);
});

test('no cell holds what drives a terminal, whatever a process says of itself', (t) => {
  fc.assert(
    fc.property(hostileSamples, (samples) => {
      for (const [column, text] of cellsOf(modelAfter(samples))) {
        t.notRegex(text, /[\p{C}\p{Zl}\p{Zp}]/u, column.id);
      }
    }),
  );
});

test('the value of a numeric column is a number or not known, that of others never a number', (t) => {
  fc.assert(
    fc.property(hostileSamples, (samples) => {
      const model = modelAfter(samples);
      for (const process of model.processes.values()) {
        for (const column of columns) {
          const value = column.value(process, model);
          if (value !== undefined) t.is(typeof value === 'number', column.isNumeric, column.id);
        }
      }
    }),
    { numRuns: 30 },
  );
});

test('a column says truly what it needs beyond stat', (t) => {
  const facts = {
    status: { readAtMs: 0, uids: [1000, 0, 0, 0], gids: [0, 0, 0, 0], tracerPid: 7 },
    cmdline: { readAtMs: 0, argv: ['one', 'two'] },
  };
  const lazy = ['status', 'cmdline'] as const;
  const names = Object.keys(madeRowFacts(0)) as readonly RowFact[];
  const seen = (isThere: (what: string) => boolean) => {
    const rows = [1000, 2000].map((readAtMs) => {
      const read = Object.entries(madeRowFacts(readAtMs, readAtMs));
      const rowFacts: RowFacts = Object.fromEntries(read.filter(([fact]) => isThere(fact)));
      const known = Object.entries(facts).filter(([fact]) => isThere(fact));
      return [row({ pid: 5, ...Object.fromEntries(known), rowFacts })];
    });
    return modelOf(...rows);
  };
  const full = seen(() => true);
  for (const column of columns) {
    const changed = [...lazy, ...names].filter((what) => {
      const without = seen((one) => one !== what);
      return valueIn(full, column) !== valueIn(without, column);
    });
    t.deepEqual(changed, column.needs === undefined ? [] : [column.needs], column.id);
  }
});

test('what is not known is a question mark, not a nought and not a blank', (t) => {
  const model = modelOf([row({ pid: 5, ttyDevice: 0xfff00 })]);
  const unknown = columns.filter((column) => cellIn(model, column) === '?').map(({ id }) => id);
  t.deepEqual(unknown, [
    'argv',
    'uid',
    'user',
    'tty',
    'cpuPercent',
    'memPercent',
    'processor',
    'formerPpid',
    'elapsedMs',
    'machineCpuPercent',
    'realUid',
    'savedUid',
    'gid',
    'tracerPid',
    'childMinorFaults',
    'childMajorFaults',
    ...rowFactColumns.map(({ id }) => id),
  ]);
});

test('uid and user are the effective ones; a user without a name is a number', (t) => {
  const status = (euid: number) => ({ readAtMs: 0, uids: [0, euid, 0, 0], gids: [0, 0, 0, 0] });
  const cells = (euid: number) => {
    const model = modelOf([row({ pid: 5, status: status(euid) })]);
    return ['uid', 'user'].map((id) => cellIn(model, columnNamed(id)));
  };
  t.deepEqual(cells(1000), ['1000', 'ana']);
  t.deepEqual(cells(4711), ['4711', '4711']);
});

test('what stat and status tell beside is in columns of its own', (t) => {
  const [real, effective, saved] = [1, 2, 3];
  const process = row({
    pid: 5,
    flags: 0x400100,
    ttyProcessGroup: -1,
    userTicks: 100,
    systemTicks: 20,
    childUserTicks: 3000,
    childSystemTicks: 4,
    startTicks: 5,
    status: { readAtMs: 0, uids: [real, effective, saved, 2], gids: [6, 7, 8, 7], tracerPid: 0 },
  });
  const model = modelOf([process]);
  const told = Object.fromEntries(columns.map((column) => [column.id, valueIn(model, column)]));
  t.like(told, {
    tpgid: -1,
    flags: 0x400100,
    userTimeMs: 1000,
    systemTimeMs: 200,
    childCpuTimeMs: 30_040,
    childUserTimeMs: 30_000,
    childSystemTimeMs: 40,
    realUid: 1,
    uid: 2,
    savedUid: 3,
    gid: 7,
    tracerPid: 0,
  });
  t.is(cellIn(model, columnNamed('flags')), '400100');
  t.is(cellIn(model, columnNamed('childUserTimeMs')), '0:30.00');
});

test('a time of children that was met below 0 is not known', (t) => {
  const model = modelOf([row({ pid: 5, childUserTicks: -(2 ** 63) })]);
  for (const id of ['childUserTimeMs', 'childCpuTimeMs']) t.is(cellIn(model, columnNamed(id)), '?');
});

test('command is argv joined by blanks, and the name in brackets where there is none', (t) => {
  const command = (argv?: readonly string[]) =>
    valueIn(
      modelOf([row({ pid: 5, comm: 'x y', ...(argv && { cmdline: { readAtMs: 0, argv } }) })]),
      columnNamed('command'),
    );
  t.is(command(['/bin/x', 'a b', '', '-c']), '/bin/x a b  -c');
  t.is(command([]), '[x y]');
  t.is(command(undefined), '[x y]');
});

function columnNamed(id: string): Column {
  const column = columnOf(id);
  if (!column) throw new Error(`no column ${id}`);
  return column;
}

/** Compared as JSON, so that lists are compared by what they hold. */
function valueIn(model: Model, column: Column): unknown {
  const value = column.value(processOf(model, '5:5'), model);
  return typeof value === 'object' ? JSON.stringify(value) : value;
}

function cellIn(model: Model, column: Column): string {
  return cellText(column, processOf(model, '5:5'), model);
}

function modelAfter(samples: readonly Sample[]): Model {
  let model: Model | undefined;
  for (const sample of samples) model = nextModel(model, sample);
  if (!model) throw new Error('no sample');
  return model;
}

function cellsOf(model: Model): readonly (readonly [Column, string])[] {
  return [...model.processes.values()].flatMap((process) =>
    columns.map((column) => [column, cellText(column, process, model)] as const),
  );
}
