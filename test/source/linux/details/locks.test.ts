import test from 'ava';
import fc from 'fast-check';
import { parseFdInfo } from '../../../../src/source/linux/details/fdinfo.js';
import { lockGroups } from '../../../../src/source/linux/details/lock-groups.js';
import { parseLockLine, parseLocks } from '../../../../src/source/linux/details/lock-lines.js';
import { locksOfProcess } from '../../../../src/source/linux/details/locks-of-process.js';
import { parseMountDevices } from '../../../../src/source/linux/details/mount-devices.js';
import type { Descriptor } from '../../../../src/source/linux/details/read-files.js';

/** Captured on Linux 6.18; the waiters of waiters as fs/locks.c of the kernel prints them. */
const LOCKS = `1: FLOCK  ADVISORY  READ 10 00:1b:2 0 EOF
2: OFDLCK ADVISORY  WRITE -1 fe:00:27 0 EOF
2: -> OFDLCK ADVISORY  WRITE -1 fe:00:27 0 EOF
3: POSIX  ADVISORY  WRITE 10 fe:00:28 10 29
3: -> POSIX  ADVISORY  WRITE 12 fe:00:28 10 29
3:  -> POSIX  ADVISORY  READ 13 fe:00:28 12 12
3: -> POSIX  ADVISORY  READ 14 fe:00:28 20 EOF
4: FLOCK  ADVISORY  WRITE 10 fe:00:29 0 EOF
4: -> FLOCK  ADVISORY  WRITE 11 fe:00:29 0 EOF
5: LEASE  ACTIVE    READ  10 fe:00:30 0 EOF
`;

const MOUNTINFO = `27 1 254:0 / / rw,relatime - ext4 /dev/vda rw
30 25 0:27 / /dev/shm rw,relatime - tmpfs tmpfs rw
31 25 259:1048575 / /big rw,relatime shared:1 - ext4 /dev/nvme0n1 rw
`;

const groups = lockGroups(parseLocks(Buffer.from(LOCKS))?.lines ?? []);

const descriptor = (
  fd: number,
  target: string,
  mountId: number,
  inode: number,
  ...locks: string[]
) => {
  const lines = locks.map((line) => `lock:\t1: ${line}\n`).join('');
  const text = `pos:\t0\nflags:\t0100002\nmnt_id:\t${mountId}\nino:\t${inode}\n${lines}`;
  return { descriptor: fd, target, info: parseFdInfo(Buffer.from(text)) };
};

type Descriptors = readonly Descriptor[];

function locksOf(pid: number, list?: Descriptors, isCut = false) {
  return locksOfProcess({
    pid,
    groups,
    isCut: false,
    descriptors: list && { list, isCut },
    mountDevices: () => parseMountDevices(Buffer.from(MOUNTINFO)),
  });
}

test('a line of each kind is read', (t) => {
  t.deepEqual(parseLockLine('3:  -> POSIX  MANDATORY READ  13 fe:00:28 12 12'), {
    kind: 'POSIX',
    isMandatory: true,
    mode: 'READ',
    pid: 13,
    fileId: 'fe:00:28',
    startByte: 12,
    endByte: 12,
    depth: 2,
  });
  t.deepEqual(parseLockLine('2: OFDLCK ADVISORY  WRITE -1 103:fffff:27 0 EOF'), {
    kind: 'OFDLCK',
    isMandatory: false,
    mode: 'WRITE',
    fileId: '103:fffff:27',
    startByte: 0,
    depth: 0,
  });
  t.is(parseLockLine('5: LEASE  BREAKING  UNLCK 10 <none>:0 0 EOF')?.fileId, '<none>:0');
  const far = parseLockLine('1: POSIX  ADVISORY  WRITE 1 fe:00:2 0 9223372036854775806');
  t.is(far?.endByte, 2 ** 63);
});

test('what is no list of locks is unknown, an empty one is none', (t) => {
  t.deepEqual(parseLocks(Buffer.from('')), { lines: [], isCut: false });
  t.is(parseLocks(Buffer.from('1: POSIX ADVISORY\n')), undefined);
  t.is(parseLocks(Buffer.from(`${LOCKS}garbage\n`)), undefined);
  t.is(parseLocks(Buffer.from(LOCKS))?.lines.length, 10);
});

test('a list that was too long to read is whole lines of it, and the locks are partial', (t) => {
  const cut = parseLocks(Buffer.from(LOCKS.slice(0, -20)));
  t.is(cut?.lines.length, 9);
  t.true(cut?.isCut);
  const context = { pid: 10, groups, descriptors: { list: [], isCut: false } };
  const partial = { ...context, mountDevices: () => new Map() };
  t.true(locksOfProcess({ ...partial, isCut: true }).isPartial);
  t.is(locksOfProcess({ ...partial, isCut: false }).isPartial, undefined);
});

test('who holds a lock is told who waits for it', (t) => {
  const { list, isPartial } = locksOf(10);
  t.true(isPartial);
  t.deepEqual(
    list.map(({ kind, fileId, others }) => [kind, fileId, others.map(({ pid }) => pid)]),
    [
      ['FLOCK', '00:1b:2', []],
      ['POSIX', 'fe:00:28', [12, 13, 14]],
      ['FLOCK', 'fe:00:29', [11]],
      ['LEASE', 'fe:00:30', []],
    ],
  );
  t.true(list.every(({ isWaiting, others }) => !isWaiting && others.every((one) => one.isWaiting)));
});

test('who waits is told who holds it, and who waits before', (t) => {
  t.deepEqual(locksOf(13).list[0]?.others, [
    { pid: 10, isWaiting: false },
    { pid: 12, isWaiting: true },
  ]);
  t.deepEqual(locksOf(14).list[0]?.others, [{ pid: 10, isWaiting: false }]);
  t.deepEqual(locksOf(99).list, []);
});

test('a descriptor tells an OFDLCK, a FLOCK from the parent, and the path', (t) => {
  const { list, isPartial } = locksOf(20, [
    descriptor(3, '/data/ofd', 27, 27, 'OFDLCK ADVISORY  WRITE -1 fe:00:27 0 EOF'),
    descriptor(4, '/dev/shm/s', 30, 2, 'FLOCK  ADVISORY  READ 10 00:1b:2 0 EOF'),
  ]);
  t.is(isPartial, undefined);
  t.deepEqual(list, [
    {
      kind: 'OFDLCK',
      isMandatory: false,
      mode: 'WRITE',
      fileId: 'fe:00:27',
      startByte: 0,
      isWaiting: false,
      others: [{ isWaiting: true }],
      path: '/data/ofd',
    },
    {
      kind: 'FLOCK',
      isMandatory: false,
      mode: 'READ',
      fileId: '00:1b:2',
      startByte: 0,
      isWaiting: false,
      others: [],
      path: '/dev/shm/s',
    },
  ]);
});

test('descriptors that tell nothing but their numbers leave the locks partial', (t) => {
  t.true(locksOf(20, [{ descriptor: 3 }, { descriptor: 4 }]).isPartial);
  t.is(locksOf(20, []).isPartial, undefined);
});

test('a duplicate of a descriptor is no second lock', (t) => {
  const line = 'OFDLCK ADVISORY  WRITE -1 fe:00:27 0 EOF';
  t.is(
    locksOf(20, [descriptor(3, '/a', 27, 27, line), descriptor(4, '/a', 27, 27, line)]).list.length,
    1,
  );
});

test('a FLOCK whose descriptor was closed here and lives in a child is not held here', (t) => {
  const kinds = (list: Descriptors, isCut?: boolean) =>
    locksOf(10, list, isCut).list.map(({ kind }) => kind);
  t.deepEqual(kinds([]), ['POSIX', 'LEASE']);
  t.deepEqual(kinds([], true), ['FLOCK', 'POSIX', 'FLOCK', 'LEASE']);
  // Before Linux 5.14 there is no inode, and perhaps no lock either.
  t.deepEqual(kinds([{ descriptor: 1, target: '/a', info: { locks: [] } }]), [
    'FLOCK',
    'POSIX',
    'FLOCK',
    'LEASE',
  ]);
});

test('the path of a lock that is awaited needs device and inode to agree, and one file only', (t) => {
  const path = (...list: Descriptors) => locksOf(12, list).list[0]?.path;
  t.is(path(descriptor(3, '/right', 27, 28), descriptor(4, '/other', 27, 29)), '/right');
  t.is(path(descriptor(3, '/right', 27, 28), descriptor(4, '/same number', 30, 28)), '/right');
  t.is(path(descriptor(3, '/same number', 30, 28)), undefined);
  t.is(path(descriptor(3, '/mount of another namespace', 77, 28)), undefined);
  t.is(path(descriptor(3, '/one', 27, 28), descriptor(4, '/two', 27, 28)), undefined);
  t.is(locksOf(12).list[0]?.path, undefined);
});

test('devices of mounts are written as /proc/locks writes them', (t) => {
  t.deepEqual(
    [...parseMountDevices(Buffer.from(MOUNTINFO))],
    [
      [27, 'fe:00'],
      [30, '00:1b'],
      [31, '103:fffff'],
    ],
  );
});

test('fdinfo is read as far as it is known', (t) => {
  t.deepEqual(parseFdInfo(Buffer.from('pos:\t419\nflags:\t0100001\nmnt_id:\t27\nino:\t9\n')), {
    offset: 419,
    flags: 0o100001,
    mountId: 27,
    inode: 9,
    locks: [],
  });
  t.deepEqual(parseFdInfo(Buffer.from('pos:\t0\nflags:\t02\n')), {
    offset: 0,
    flags: 2,
    locks: [],
  });
  t.deepEqual(parseFdInfo(Buffer.from('pos:\t-1\nflags:\t09\nlock:\tx\n')), { locks: [] });
});

test('no bytes make it throw', (t) => {
  const lines = fc.array(fc.constantFrom(...LOCKS.split('\n'), 'lock:\t1: x'));
  fc.assert(
    fc.property(fc.oneof(lines, fc.array(fc.string())), (some) => {
      const bytes = Buffer.from(some.join('\n'));
      parseFdInfo(bytes);
      parseMountDevices(bytes);
      const parsed = lockGroups(parseLocks(bytes)?.lines ?? []);
      for (const pid of [10, 12, 13]) {
        locksOfProcess({
          pid,
          groups: parsed,
          isCut: false,
          descriptors: undefined,
          mountDevices: () => new Map(),
        });
      }
    }),
  );
  t.pass();
});
