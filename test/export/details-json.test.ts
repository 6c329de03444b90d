import test from 'ava';
import { detailsForJson } from '../../src/export/details-json.js';
import { processesAsJson } from '../../src/export/processes-json.js';
import type { Model } from '../../src/model/model.js';
import { nextModel } from '../../src/model/next-model.js';
import type { IoCounters, ProcessDetails } from '../../src/sample/process-details.js';
import { row, sampleAt } from '../model/made-sample.js';

const counters = (readBytes: number): IoCounters => ({
  readCharacters: 1,
  writtenCharacters: 2,
  readCalls: 3,
  writeCalls: 4,
  readBytes,
  writtenBytes: 6,
  cancelledWriteBytes: 0,
});

const io = (readBytes: number) => ({ value: counters(readBytes) });

function modelWith(readAtMs: number, given: Partial<ProcessDetails>, before?: Model): Model {
  const sample = sampleAt(readAtMs, [row({ pid: 5 }), row({ pid: 6 })]);
  return nextModel(before, { ...sample, details: [{ pid: 5, startTicks: 5, readAtMs, ...given }] });
}

/** What is printed of each process, by pid. */
function printed(model: Model) {
  const processes = [...model.processes.values()];
  const text = processesAsJson(model, processes, undefined, [], detailsForJson(model));
  return { text, processes: JSON.parse(text).processes };
}

test('a value has the name that it has in the sample; what is not known is null and has its reason', (t) => {
  const environment = { value: { list: ['A=\u001b[2J\udcff'], isCut: true } } as const;
  const model = modelWith(1000, { io: io(5), exe: { unread: 'eacces' }, environment });
  const { text, processes } = printed(model);
  const [{ details, detailsUnread }] = processes;
  t.deepEqual(details.io, counters(5));
  t.deepEqual(details.environment, environment.value);
  t.is(details.exe, null);
  t.is(details.memory, null);
  t.deepEqual(detailsUnread, { exe: 'eacces' });
  t.notRegex(text.trimEnd(), /[\u0000-\u001f\u007f-\u009f]/);
});

test('every name is always there, rates too', (t) => {
  const [{ details }] = printed(modelWith(1000, {})).processes;
  t.deepEqual(Object.keys(details), [
    ...['status', 'io', 'limits', 'cgroups', 'scheduling', 'oom', 'waitChannel'],
    ...['cwd', 'exe', 'root', 'namespaces', 'openFileCount'],
    ...['memory', 'environment', 'files', 'locks'],
    ...['readBytesPerSecond', 'writtenBytesPerSecond'],
    ...['voluntarySwitchesPerSecond', 'involuntarySwitchesPerSecond', 'waitPercent'],
  ]);
  t.true(Object.values(details).every((value) => value === null));
});

test('rates are there when it was read twice', (t) => {
  const before = modelWith(1000, { io: io(5) });
  const [{ details }] = printed(modelWith(3000, { io: io(2005) }, before)).processes;
  t.is(details.readBytesPerSecond, 1000);
  t.is(details.waitPercent, null);
});

test('a process whose details were not read has none', (t) => {
  const [, other] = printed(modelWith(1000, {})).processes;
  t.is(other.details, null);
  t.deepEqual(other.detailsUnread, {});
});

test('without --details there is nothing of it', (t) => {
  const model = modelWith(1000, { io: io(5) });
  const [process] = JSON.parse(processesAsJson(model, [...model.processes.values()])).processes;
  t.false('details' in process || 'detailsUnread' in process);
});
