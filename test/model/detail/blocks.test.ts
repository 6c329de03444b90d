import test from 'ava';
import type { Block } from '../../../src/model/detail/block.js';
import { commandBlocks } from '../../../src/model/detail/command-blocks.js';
import { environmentBlocks } from '../../../src/model/detail/environment-blocks.js';
import { fileBlocks } from '../../../src/model/detail/file-blocks.js';
import { lockBlocks } from '../../../src/model/detail/lock-blocks.js';
import type { Subject } from '../../../src/model/detail/subject.js';
import type { ProcessDetails } from '../../../src/sample/process-details.js';
import type { ProcessSample } from '../../../src/sample/process-sample.js';
import { madeDetails } from '../../helpers/made-details.js';
import { modelOf, processOf, row } from '../made-sample.js';

const identity = { pid: 7, startTicks: 7, readAtMs: 0 };

function subject(details?: ProcessDetails, given: Partial<ProcessSample> = {}): Subject {
  const model = modelOf([row({ pid: 2, comm: 'two' }), row({ pid: 7, comm: 'seven', ...given })]);
  const process = processOf(model, '7:7');
  return { model, process, thread: undefined, details, absence: 'not read yet' };
}

const texts = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => (block.type === 'text' ? [block.text] : []));
const rows = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => (block.type === 'table' ? block.rows : []));

test('the environment keeps the order of the file, and what was cut is said', (t) => {
  t.deepEqual(texts(environmentBlocks(subject(madeDetails(identity)))), [
    'HOME=/home/ana',
    'LANG=de_AT.UTF-8',
    'PATH=/usr/local/bin:/usr/bin:/bin',
    'EMPTY=',
    'more was there than is read',
  ]);
});

test('each pane says why it has nothing to tell', (t) => {
  for (const blocks of [environmentBlocks, fileBlocks, lockBlocks]) {
    t.deepEqual(texts(blocks(subject())), ['? not read yet']);
  }
  const ended = { unread: 'ended' } as const;
  const details = { ...identity, environment: ended, files: ended, locks: { value: { list: [] } } };
  t.deepEqual(texts(environmentBlocks(subject(details))), ['none any more: it has ended']);
  t.deepEqual(texts(fileBlocks(subject(details))), ['none any more: it has ended']);
  t.deepEqual(texts(lockBlocks(subject(details))), ['it holds none and waits for none']);
});

test('an open file has its kind and how it was opened', (t) => {
  const kinds = {
    '/dev/null': 'device',
    '/etc/hosts': 'file',
    '/tmp/x (deleted)': 'deleted',
    '/memfd:x (deleted)': 'memory',
    'pipe:[1]': 'pipe',
    'socket:[1]': 'socket',
    'anon_inode:[eventpoll]': 'kernel',
    'net:[4026531840]': 'names',
    'strange:[1]': 'other',
  };
  const list = Object.keys(kinds).map((target, descriptor) => ({ descriptor, target, flags: 1 }));
  const details = { ...identity, files: { value: { list } } };
  t.deepEqual(
    rows(fileBlocks(subject(details))).map((cells) => cells[1]),
    Object.values(kinds),
  );
});

test('modes are those of open(2)', (t) => {
  const list = [0o100000, 0o100001, 0o100002, 0o10000000, undefined].map((flags, descriptor) => ({
    descriptor,
    ...(flags === undefined ? {} : { flags }),
  }));
  const details = { ...identity, files: { value: { list } } };
  t.deepEqual(
    rows(fileBlocks(subject(details))).map((cells) => cells[2]),
    ['r', 'w', 'rw', 'path', '?'],
  );
});

test('a lock says what of which file, and who else holds it or waits for it', (t) => {
  t.deepEqual(rows(lockBlocks(subject(madeDetails(identity)))), [
    ['POSIX', 'WRITE', 'holds', '/var/lib/notes.db, all of it; waited for by 2 two'],
    [
      ...['FLOCK', 'READ', 'waits'],
      'device and inode 08:01:99, bytes 1,073,741,824–1,073,742,335; held by whoever has it open: the kernel names no process',
    ],
  ]);
});

test('of descriptors that may be counted but not followed the reason is told once', (t) => {
  const list = [{ descriptor: 0 }, { descriptor: 1 }];
  const blocks = fileBlocks(subject({ ...identity, files: { value: { list } } }));
  t.deepEqual(texts(blocks), ['2 open', '? what they are may not be read: /proc/7/fd']);
  t.deepEqual(rows(blocks), []);
});

test('a FLOCK has the pid of who took it, which says not who holds it', (t) => {
  const lock = {
    ...{ kind: 'FLOCK', isMandatory: false, mode: 'WRITE', isWaiting: true },
    ...{ fileId: '08:01:99', startByte: 0, path: '/a' },
  };
  const rowOfLock = (pid: number) => {
    const list = [{ ...lock, others: [{ pid, isWaiting: false }] }];
    return rows(lockBlocks(subject({ ...identity, locks: { value: { list } } })))[0]?.[3];
  };
  const holders = 'held by all who have that descriptor still';
  t.is(rowOfLock(2), `/a, all of it; taken by 2 two; ${holders}`);
  t.is(rowOfLock(4711), `/a, all of it; taken by 4711, not seen here; ${holders}`);
});

test('the command is one text, then its words', (t) => {
  const cmdline = { readAtMs: 0, argv: ['a b', 'c'], isCut: true } as const;
  const blocks = commandBlocks(subject(undefined, { cmdline }));
  t.deepEqual(texts(blocks), ['a b c', 'more was there than is read']);
  t.deepEqual(rows(blocks), [
    ['0', 'a b'],
    ['1', 'c'],
  ]);
});

test('a command that is not known says why', (t) => {
  const told = (given: Partial<ProcessSample>) => texts(commandBlocks(subject(undefined, given)));
  t.deepEqual(told({}), ['? not read yet']);
  t.deepEqual(told({ cmdline: { readAtMs: 0, unread: 'slowRead' } }), [
    '? no answer in time: /proc/7/cmdline',
  ]);
  t.deepEqual(told({ stateCode: 'Z', cmdline: { readAtMs: 0, argv: [] } }), [
    'none any more: it has ended',
  ]);
});
