import test from 'ava';
import fc from 'fast-check';
import { columns, plainColumns } from '../../src/columns/columns.js';
import { processesAsCsv } from '../../src/export/processes-csv.js';
import { nextModel } from '../../src/model/next-model.js';
import { hostileSamples } from '../helpers/hostile-samples.js';
import { modelOf, row } from '../model/made-sample.js';

const chosen = ['pid', 'nice', 'uid', 'comm', 'argv', 'isLeaderDead'].flatMap((id) =>
  columns.filter((one) => one.id === id),
);

test('a header of ids, then a row a process; unknown is empty, lists have blanks between', (t) => {
  const model = modelOf([
    row({ pid: 5, nice: -20, comm: 'a,b' }),
    row({ pid: 6, comm: '=1+1', cmdline: { readAtMs: 0, argv: ['x', 'y z', '\x1b[2J'] } }),
  ]);
  t.is(
    processesAsCsv(model, [...model.processes.values()], chosen),
    'pid,nice,uid,comm,argv,isLeaderDead\n' +
      '5,-20,,"a,b",,false\n' +
      "6,0,,'=1+1,x y z \\x1b[2J,false\n",
  );
});

test('without a choice there is every column that costs no file of its own', (t) => {
  const model = modelOf([]);
  t.is(processesAsCsv(model, []), `${plainColumns.map(({ id }) => id).join(',')}\n`);
});

test('a line a process, whatever it says of itself, and nothing that controls a terminal', (t) => {
  fc.assert(
    fc.property(hostileSamples, ([sample]) => {
      if (!sample) return;
      const model = nextModel(undefined, sample);
      const text = processesAsCsv(model, [...model.processes.values()], columns);
      t.is(text.split('\n').length, sample.processes.length + 2);
      t.notRegex(text.replaceAll('\n', ''), /[\p{C}\p{Zl}\p{Zp}]/u);
    }),
  );
});
