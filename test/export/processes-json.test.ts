import test from 'ava';
import fc from 'fast-check';
import { columns } from '../../src/columns/columns.js';
import { processesAsJson } from '../../src/export/processes-json.js';
import type { Model } from '../../src/model/model.js';
import { nextModel } from '../../src/model/next-model.js';
import { hostileSamples } from '../helpers/hostile-samples.js';
import { cpu, modelOf, row, sampleAt } from '../model/made-sample.js';

test('what stands before the processes', (t) => {
  const host = { cpus: [cpu(0), cpu(2)] };
  const sample = { ...sampleAt(1000, []), host: { ...host, memory: {} }, takenAtMs: 1.7e12 };
  const note = { code: 'unknownPid', message: 'no process 5' } as const;
  t.is(
    processesAsJson(nextModel(undefined, sample), [], columns, [note]),
    '{"format":"treetop.ps","version":1,"takenAt":"2023-11-14T22:13:20.000Z","bootId":"boot-1",' +
      '"cpuCount":2,"notes":[{"code":"unknownPid","message":"no process 5"}],"processes":[]}\n',
  );
});

test('what the machine did not say is null there, too', (t) => {
  const sample = sampleAt(1000, [], { boot: { id: '' } });
  t.like(documentOf(nextModel(undefined, { ...sample, takenAtMs: 1e300 })), {
    takenAt: null,
    bootId: null,
    cpuCount: null,
  });
});

test('every key is always there, in the order of the columns, and unknown is null', (t) => {
  const [process] = documentOf(modelOf([row({ pid: 5, ppid: 1 })])).processes;
  t.deepEqual(
    Object.keys(process ?? {}),
    columns.map(({ id }) => id),
  );
  t.like(process, { argv: null, uid: null, user: null, cpuPercent: null, formerPpid: null });
  t.like(process, { pid: 5, ppid: 1, command: '[p5]', tty: '', depth: 0, isLeaderDead: false });
  t.is(process?.['startedAt'], '1970-01-01T00:16:40.050Z');
});

test('columns that are asked for come alone and in that order', (t) => {
  const model = modelOf([row({ pid: 5 })]);
  const chosen = ['comm', 'pid', 'uid'].flatMap((id) => columns.filter((one) => one.id === id));
  const [process] = JSON.parse(
    processesAsJson(model, [...model.processes.values()], chosen, []),
  ).processes;
  t.is(JSON.stringify(process), '{"comm":"p5","pid":5,"uid":null}');
});

test('a document of any processes is one line that controls nothing and loses nothing', (t) => {
  fc.assert(
    fc.property(hostileSamples, ([sample]) => {
      if (!sample) return;
      const model = nextModel(undefined, sample);
      const text = processesAsJson(model, [...model.processes.values()], columns, sample.notes);
      t.regex(text, /^[^\p{Cc}\u2028\u2029]*\n$/u);
      t.notRegex(text, /\p{Cs}/u);
      const { processes } = JSON.parse(text);
      t.is(processes.length, sample.processes.length);
      for (const [index, { comm, cmdline }] of sample.processes.entries()) {
        t.is(processes[index].comm, comm);
        t.deepEqual(processes[index].argv, cmdline?.argv ?? null);
      }
    }),
  );
});

function documentOf(model: Model): { processes: Record<string, unknown>[] } {
  return JSON.parse(processesAsJson(model, [...model.processes.values()], columns, []));
}
