import test from 'ava';
import type { ProcessSample } from '../../src/sample/process-sample.js';
import { modelsOf, row } from './made-sample.js';

const init = row({ pid: 1, comm: 'init' });

function eventsOf(...scans: readonly (readonly ProcessSample[])[]) {
  return modelsOf(...scans).map(({ lifeEvents }) => lifeEvents);
}

test('the first sample tells of nobody born', (t) => {
  t.deepEqual(eventsOf([init]), [[]]);
});

test('birth and going are told with key, name and instant', (t) => {
  const [, born, gone, after] = eventsOf(
    [init],
    [init, row({ pid: 5, comm: 'a' })],
    [init],
    [init],
  );
  t.deepEqual(born, [{ type: 'born', key: '5:5', comm: 'a', seenAtMs: 5_002_000 }]);
  t.deepEqual(gone, [{ type: 'gone', key: '5:5', comm: 'a', seenAtMs: 5_003_000 }]);
  t.deepEqual(after, []);
});

test('a reused pid is a birth and a going', (t) => {
  const [, events] = eventsOf([row({ pid: 5 })], [row({ pid: 5, startTicks: 9 })]);
  t.deepEqual(
    events?.map(({ type, key }) => `${type} ${key}`),
    ['born 5:9', 'gone 5:5'],
  );
});

test('a change of class is told, one of the letter alone is not', (t) => {
  const [, toIdle, toZombie] = eventsOf(
    [row({ pid: 5 })],
    [row({ pid: 5, stateCode: 'I' })],
    [row({ pid: 5, stateCode: 'Z' })],
  );
  t.deepEqual(toIdle, []);
  t.like(toZombie?.[0], { type: 'stateChanged', from: 'S', to: 'Z' });
});

test('a new name and an adoption are told', (t) => {
  const shell = row({ pid: 5, ppid: 1 });
  const [, events] = eventsOf(
    [init, shell, row({ pid: 6, ppid: 5, comm: 'old' })],
    [init, row({ pid: 6, ppid: 1, comm: 'new' })],
  );
  t.like(events?.[0], { type: 'adopted', key: '6:6', adoption: { adopter: { comm: 'init' } } });
  t.like(events?.[1], { type: 'renamed', comm: 'new', formerComm: 'old' });
  t.is(events?.[2]?.type, 'gone');
});

test('a kernel worker that takes other work is not told', (t) => {
  const worker = { pid: 5, flags: 0x200000 };
  const [, events] = eventsOf(
    [row({ ...worker, comm: 'kworker/0:1' })],
    [row({ ...worker, comm: 'kworker/0:1-events' })],
  );
  t.deepEqual(events, []);
});

test('an adoption is told once', (t) => {
  const shell = row({ pid: 5, ppid: 1 });
  const orphan = row({ pid: 6, ppid: 1, userTicks: 9, readAtMs: 3000 });
  const [, , later] = eventsOf(
    [init, shell, row({ pid: 6, ppid: 5 })],
    [init, row({ pid: 6, ppid: 1 })],
    [init, orphan],
  );
  t.deepEqual(later, []);
});

test('one that a scan missed returns, and is not born again', (t) => {
  const [, , events] = eventsOf([row({ pid: 5 })], [], [row({ pid: 5 })]);
  t.deepEqual(
    events?.map(({ type }) => type),
    ['returned'],
  );
});
