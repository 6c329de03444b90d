import test from 'ava';
import fc from 'fast-check';
import { parseEnviron } from '../../../../src/source/linux/details/environ.js';
import { parsePidCgroup } from '../../../../src/source/linux/details/pid-cgroup.js';
import { parsePidIo } from '../../../../src/source/linux/details/pid-io.js';
import { parsePidLimits } from '../../../../src/source/linux/details/pid-limits.js';
import {
  parseSchedstat,
  parseSchedulingFields,
} from '../../../../src/source/linux/details/scheduling.js';
import { parseInteger, parseWchan } from '../../../../src/source/linux/details/small-values.js';
import { parseSmapsRollup } from '../../../../src/source/linux/details/smaps-rollup.js';
import { parseStatusDetails } from '../../../../src/source/linux/details/status-details.js';
import { statLine } from '../proc-tree.js';

const of =
  <T>(parse: (bytes: Buffer) => T) =>
  (text: string) =>
    parse(Buffer.from(text, 'latin1'));

const status = of(parseStatusDetails);
const io = of(parsePidIo);
const limits = of(parsePidLimits);
const cgroup = of(parsePidCgroup);
const fields = of(parseSchedulingFields);
const schedstat = of(parseSchedstat);
const integer = of(parseInteger);
const wchan = of(parseWchan);
const rollup = of(parseSmapsRollup);

/** Captured on Linux 6.18. */
const STATUS = `Name:\tbash
Umask:\t0022
State:\tS (sleeping)
Pid:\t25902
Groups:\t4 24 1000 \nNSpid:\t25902\t17
Kthread:\t0
VmPeak:\t    5004 kB
VmSize:\t    4620 kB
VmLck:\t       8 kB
VmHWM:\t    2188 kB
RssAnon:\t     488 kB
RssFile:\t    1700 kB
RssShmem:\t       0 kB
VmSwap:\t       0 kB
CapPrm:\t000001fffeffffff
CapEff:\t0000000000000000
CapBnd:\t000001fffeffffff
NoNewPrivs:\t1
Seccomp:\t2
Cpus_allowed:\t3
Cpus_allowed_list:\t0-1
Mems_allowed_list:\t0
voluntary_ctxt_switches:\t3
nonvoluntary_ctxt_switches:\t0
`;

test('a status of Linux 6 is read whole', (t) => {
  t.deepEqual(status(STATUS), {
    groups: [4, 24, 1000],
    namespacePids: [25902, 17],
    peakVsizeBytes: 5004 * 1024,
    peakRssBytes: 2188 * 1024,
    lockedBytes: 8192,
    rssAnonymousBytes: 488 * 1024,
    rssFileBytes: 1700 * 1024,
    rssSharedBytes: 0,
    swapBytes: 0,
    capabilitiesEffective: '0000000000000000',
    capabilitiesPermitted: '000001fffeffffff',
    capabilitiesBounding: '000001fffeffffff',
    hasNoNewPrivileges: true,
    seccompMode: 2,
    cpusAllowed: '0-1',
    memoryNodesAllowed: '0',
    voluntarySwitches: 3,
    involuntarySwitches: 0,
    umask: '0022',
  });
});

test('a status of Linux 2.6, or of a kernel thread, says less, and nothing is made up', (t) => {
  const old =
    'Name:\tinit\nState:\tS (sleeping)\nPid:\t1\nGroups:\t\nVmLck:\t0 kB\nCapEff:\tfffffeff\n';
  t.deepEqual(status(old), { groups: [], lockedBytes: 0, capabilitiesEffective: 'fffffeff' });
});

test('a status line that is garbled is left out, a file that is no status is unknown', (t) => {
  const odd = STATUS.replace('5004 kB', '5004').replace('Seccomp:\t2', 'Seccomp:\t-2');
  t.false('peakVsizeBytes' in (status(odd) ?? {}));
  t.false('seccompMode' in (status(odd) ?? {}));
  t.is(status(''), undefined);
  t.is(status('hello\nworld: 5\n'), undefined);
});

test('a name cannot pretend to be a line of status', (t) => {
  t.is(status(STATUS.replace('bash', 'x\\nSeccomp:\t0'))?.seccompMode, 2);
});

const IO = `rchar: 15364
wchar: 1447
syscr: 23
syscw: 5
read_bytes: 0
write_bytes: 4096
cancelled_write_bytes: 12
`;

test('io is read whole or not at all', (t) => {
  t.deepEqual(io(IO), {
    readCharacters: 15364,
    writtenCharacters: 1447,
    readCalls: 23,
    writeCalls: 5,
    readBytes: 0,
    writtenBytes: 4096,
    cancelledWriteBytes: 12,
  });
  t.is(io(IO.replace('write_bytes: 4096\n', '')), undefined);
  t.is(io(IO.replace('4096', '-1')), undefined);
  t.is(io(''), undefined);
});

test('counters of 64 bits are rounded, never cut', (t) => {
  t.is(io(IO.replace('15364', '18446744073709551615'))?.readCharacters, 2 ** 64);
});

const LIMITS = `Limit                     Soft Limit           Hard Limit           Units     
Max cpu time              unlimited            unlimited            seconds   
Max stack size            8388608              unlimited            bytes     
Max nice priority         0                    0                    
Max realtime timeout      18446744073709551614 unlimited            us        
`;

test('limits are told by name; unlimited is absent, and so is a unit that there is not', (t) => {
  t.deepEqual(limits(LIMITS), [
    { name: 'Max cpu time', unit: 'seconds' },
    { name: 'Max stack size', soft: 8388608, unit: 'bytes' },
    { name: 'Max nice priority', soft: 0, hard: 0, unit: '' },
    { name: 'Max realtime timeout', soft: 2 ** 64, unit: 'us' },
  ]);
  t.is(limits(''), undefined);
  t.is(limits('Limit   Soft Limit\nnonsense 1 2 x\n'), undefined);
});

test('a cgroup path may hold colons, blanks and bytes that are not UTF-8', (t) => {
  const text = '4:memory:/a:b c\n9:name=systemd:/\n1:cpu,cpuacct:/x\xff (deleted)\n0::/\n';
  t.deepEqual(cgroup(text), [
    { hierarchy: 4, controllers: ['memory'], path: '/a:b c' },
    { hierarchy: 9, controllers: ['name=systemd'], path: '/' },
    { hierarchy: 1, controllers: ['cpu', 'cpuacct'], path: '/x\udcff (deleted)' },
    { hierarchy: 0, controllers: [], path: '/' },
  ]);
  t.deepEqual(cgroup(''), []);
  t.is(cgroup('memory:/x\n'), undefined);
});

test('policy and real-time priority stand after the last parenthesis', (t) => {
  const line = statLine(7, 'a) S 1 2').replace(/( 17 3)( 0){2}/, '$1 42 1');
  t.deepEqual(fields(line), { realtimePriority: 42, policy: 1 });
  t.is(fields('7 (old) S 1 7 7 0 -1\n'), undefined);
  t.is(fields(''), undefined);
});

test('schedstat of a kernel that does not count is unknown, not 0', (t) => {
  t.deepEqual(schedstat('2104983 0 7\n'), { runNs: 2104983, waitNs: 0, timeslices: 7 });
  t.is(schedstat('0 0 0\n'), undefined);
  t.is(schedstat('1 2\n'), undefined);
  t.is(schedstat('18446744073709551615 5 9')?.runNs, 2 ** 64);
});

test('one number, one name', (t) => {
  t.is(integer('-1000\n'), -1000);
  t.true(Object.is(integer('-0\n'), 0));
  t.is(integer('x\n'), undefined);
  t.is(integer(''), undefined);
  t.is(wchan('do_wait'), 'do_wait');
  t.is(wchan(''), undefined);
});

const ROLLUP = `562953b7f000-7ffe82970000 ---p 00000000 00:00 0                          [rollup]
Rss:                2192 kB
Pss:                 441 kB
Pss_Anon:            352 kB
Pss_File:             88 kB
Pss_Shmem:             0 kB
Shared_Clean:       1700 kB
Shared_Dirty:        220 kB
Private_Clean:         0 kB
Private_Dirty:       272 kB
Swap:                  0 kB
SwapPss:               4 kB
`;

test('a rollup of Linux 6 is read whole, one of 4.14 without the parts of Pss', (t) => {
  const old = {
    rssBytes: 2192 * 1024,
    pssBytes: 441 * 1024,
    sharedCleanBytes: 1700 * 1024,
    sharedDirtyBytes: 220 * 1024,
    privateCleanBytes: 0,
    privateDirtyBytes: 272 * 1024,
    swapBytes: 0,
    swapPssBytes: 4096,
  };
  const parts = { pssAnonymousBytes: 352 * 1024, pssFileBytes: 88 * 1024, pssSharedBytes: 0 };
  t.deepEqual(rollup(ROLLUP), { ...old, ...parts });
  t.deepEqual(rollup(ROLLUP.replace(/Pss_.*\n/g, '')), old);
  t.is(rollup(ROLLUP.replace(/Pss:.*\n/, '')), undefined);
  t.is(rollup(''), undefined);
});

test('an environment is in its order, what is empty in it is no variable', (t) => {
  const bytes = Buffer.from('A=1\0B=x\ny\0\0\0C=\xff\0last without an end', 'latin1');
  t.deepEqual(parseEnviron(bytes), ['A=1', 'B=x\ny', 'C=\udcff', 'last without an end']);
  t.deepEqual(parseEnviron(Buffer.alloc(0)), []);
});

test('no bytes make a parser throw', (t) => {
  const parsers = [status, io, limits, cgroup, fields, schedstat, integer, wchan, rollup];
  const lines = fc.array(fc.constantFrom(...`${STATUS}${IO}${LIMITS}${ROLLUP}`.split('\n')));
  const text = fc.oneof(
    fc.uint8Array().map((bytes) => Buffer.from(bytes).toString('latin1')),
    lines.map((some) => some.join('\n')),
  );
  fc.assert(fc.property(text, (any) => parsers.forEach((parse) => void parse(any))));
  t.pass();
});
