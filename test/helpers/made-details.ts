import type { ProcessDetails } from '../../src/sample/process-details.js';
import type { ProcessIdentity } from '../../src/sample/process-sample.js';

/** Everything that can be read of a process, of round and made-up values. */
export function madeDetails({ pid, startTicks }: ProcessIdentity): ProcessDetails {
  return {
    pid,
    startTicks,
    readAtMs: 0,
    status: {
      value: {
        groups: [4, 27, 1000],
        namespacePids: [pid, 7],
        peakVsizeBytes: 12_000_000,
        peakRssBytes: 6_000_000,
        lockedBytes: 0,
        rssAnonymousBytes: 3_000_000,
        rssFileBytes: 1_000_000,
        rssSharedBytes: 0,
        swapBytes: 512_000,
        capabilitiesEffective: '0000000000000420',
        capabilitiesPermitted: '0000000000000420',
        capabilitiesBounding: '000001fffffffeff',
        hasNoNewPrivileges: true,
        seccompMode: 2,
        cpusAllowed: '0-1',
        memoryNodesAllowed: '0',
        voluntarySwitches: 1234,
        involuntarySwitches: 56,
        umask: '0022',
      },
    },
    io: {
      value: {
        readCharacters: 123_456_789,
        writtenCharacters: 23_456_789,
        readCalls: 4321,
        writeCalls: 432,
        readBytes: 8_192_000,
        writtenBytes: 4_096_000,
        cancelledWriteBytes: 0,
      },
    },
    limits: {
      value: [
        { name: 'Max cpu time', unit: 'seconds' },
        { name: 'Max core file size', soft: 0, unit: 'bytes' },
        { name: 'Max open files', soft: 1024, hard: 524_288, unit: 'files' },
        { name: 'Max locked memory', soft: 8_388_608, hard: 8_388_608, unit: 'bytes' },
        { name: 'Max nice priority', soft: 0, hard: 0, unit: '' },
        { name: 'Max realtime timeout', soft: 500, hard: 1000, unit: 'us' },
      ],
    },
    cgroups: {
      value: [
        { hierarchy: 4, controllers: ['cpu', 'cpuacct'], path: '/batch' },
        { hierarchy: 0, controllers: [], path: '/user.slice/user-1000.slice/session-2.scope' },
      ],
    },
    scheduling: {
      value: {
        policy: 0,
        realtimePriority: 0,
        runNs: 3_400_000_000,
        waitNs: 250_000_000,
        timeslices: 678,
      },
    },
    oom: { value: { score: 667, scoreAdj: 0 } },
    waitChannel: { value: 'do_epoll_wait' },
    cwd: { value: '/home/ana/notes' },
    exe: { value: '/usr/bin/vim (deleted)' },
    root: { value: '/' },
    namespaces: {
      value: [
        { type: 'mnt', inode: 4_026_531_841 },
        { type: 'net', inode: 4_026_531_840 },
        { type: 'pid', inode: 4_026_532_999 },
        { type: 'user', inode: 4_026_531_837 },
      ],
    },
    openFileCount: { value: 5 },
    memory: {
      value: {
        rssBytes: 4_000_000,
        pssBytes: 3_500_000,
        sharedCleanBytes: 900_000,
        sharedDirtyBytes: 100_000,
        privateCleanBytes: 0,
        privateDirtyBytes: 3_000_000,
        swapBytes: 512_000,
      },
    },
    environment: {
      value: {
        list: ['HOME=/home/ana', 'LANG=de_AT.UTF-8', 'PATH=/usr/local/bin:/usr/bin:/bin', 'EMPTY='],
        isCut: true,
      },
    },
    files: {
      value: {
        list: [
          { descriptor: 0, target: '/dev/pts/3', flags: 0o100002, offset: 0 },
          { descriptor: 1, target: 'pipe:[4711]', flags: 1, offset: 0 },
          { descriptor: 3, target: 'socket:[815]', flags: 0o2, offset: 0 },
          { descriptor: 4, target: 'anon_inode:[eventpoll]', flags: 0o2, offset: 0 },
          {
            descriptor: 10,
            target: '/var/log/a log with a rather long name that goes on and on.log (deleted)',
            flags: 0o102001,
            offset: 1_234_567,
          },
          { descriptor: 11 },
        ],
      },
    },
    locks: {
      value: {
        isPartial: true,
        list: [
          {
            kind: 'POSIX',
            isMandatory: false,
            mode: 'WRITE',
            isWaiting: false,
            fileId: '08:01:1234',
            startByte: 0,
            others: [{ pid: 2, isWaiting: true }],
            path: '/var/lib/notes.db',
          },
          {
            kind: 'FLOCK',
            isMandatory: false,
            mode: 'READ',
            isWaiting: true,
            fileId: '08:01:99',
            startByte: 1_073_741_824,
            endByte: 1_073_742_335,
            others: [{ isWaiting: false }],
          },
        ],
      },
    },
  };
}

/** A process of which nothing beyond `stat` may be read. */
export function forbiddenDetails({ pid, startTicks }: ProcessIdentity): ProcessDetails {
  const unread = { unread: 'eacces' } as const;
  return {
    pid,
    startTicks,
    readAtMs: 0,
    status: unread,
    io: unread,
    limits: unread,
    cgroups: unread,
    scheduling: unread,
    oom: unread,
    waitChannel: unread,
    cwd: unread,
    exe: unread,
    root: unread,
    namespaces: unread,
    openFileCount: unread,
    memory: unread,
    environment: unread,
    files: unread,
    locks: unread,
  };
}
