import test from 'ava';
import fc from 'fast-check';
import { parseAuxv } from '../../../src/source/linux/auxv.js';
import { parseFdBudget } from '../../../src/source/linux/limits.js';
import { parseLoadavg, parseMachineThreads } from '../../../src/source/linux/loadavg.js';
import { parseMeminfo } from '../../../src/source/linux/meminfo.js';
import { hidepidOf } from '../../../src/source/linux/mountinfo.js';
import { parsePasswd } from '../../../src/source/linux/passwd.js';
import { parsePressure } from '../../../src/source/linux/pressure.js';
import { parseTtyDrivers } from '../../../src/source/linux/tty-drivers.js';
import { parseUptime } from '../../../src/source/linux/uptime.js';

test('meminfo is in bytes, and has what this kernel gives', (t) => {
  const text =
    'MemTotal:       16314296 kB\nMemFree:  1 kB\nShmem: 3 kB\nHugePages_Total:  0\nX: 1 MB\n';
  t.deepEqual(parseMeminfo(text), {
    totalBytes: 16314296 * 1024,
    freeBytes: 1024,
    sharedBytes: 3072,
  });
  t.deepEqual(parseMeminfo('MemTotal: 99999999999999999 kB\n'), {});
});

test('loadavg has three numbers or is unknown', (t) => {
  t.deepEqual(parseLoadavg('0.20 0.18 12.12 1/80 11206\n'), [0.2, 0.18, 12.12]);
  t.is(parseLoadavg('0.20 0.18\n'), undefined);
  t.is(parseLoadavg(''), undefined);
});

test('the threads of the machine are the second of the two counts in loadavg', (t) => {
  t.is(parseMachineThreads('0.20 0.18 12.12 1/80 11206\n'), 80);
  t.is(parseMachineThreads('0.20 0.18 12.12 180 11206\n'), undefined);
  t.is(parseMachineThreads('0.20 0.18 12.12\n'), undefined);
});

test('uptime is the first of its two numbers', (t) => {
  t.is(parseUptime('350735.47 234388.90\n'), 350735.47);
  t.is(parseUptime('-1 2'), undefined);
});

test('pressure is the 10 s average of "some"', (t) => {
  t.is(parsePressure('some avg10=1.53 avg60=0.87 avg300=0.73 total=1\nfull avg10=9.00 x\n'), 1.53);
  t.is(parsePressure('full avg10=9.00 avg60=1\n'), undefined);
});

test('of two names for a uid the first is taken, and broken lines name nobody', (t) => {
  const text =
    'root:x:0:0:root:/root:/bin/sh\ntoor:x:0:0::/:\n#:x\n\n:x:7:\nana:x:01000:1:\nx:x:-1:\n';
  t.deepEqual(parsePasswd(text), { '0': 'root', '1000': 'ana' });
});

test('tty drivers are ranges of device numbers', (t) => {
  const text = `/dev/tty             /dev/tty        5       0 system:/dev/tty
pty_slave            /dev/pts      136 0-1048575 pty:slave
two words            /dev/ttyS       4 64-95 serial
garbage
`;
  t.deepEqual(parseTtyDrivers(text), [
    { prefix: 'tty', major: 5, firstMinor: 0, lastMinor: 0 },
    { prefix: 'pts', major: 136, firstMinor: 0, lastMinor: 1048575 },
    { prefix: 'ttyS', major: 4, firstMinor: 64, lastMinor: 95 },
  ]);
});

test('the descriptor budget leaves a reserve and is never negative', (t) => {
  const line = (soft: string) =>
    `Max open files            ${soft}                4096       files\n`;
  t.is(parseFdBudget(line('1024')), 768);
  t.is(parseFdBudget(line('40')), 0);
  t.is(parseFdBudget(line('unlimited')), 19_744);
  t.is(parseFdBudget(''), 0);
});

test('the page size is read from words of either size and order', (t) => {
  const wide = Buffer.alloc(48);
  wide.writeBigUInt64LE(6n, 0);
  wide.writeBigUInt64LE(65536n, 8);
  wide.writeBigUInt64LE(17n, 16);
  wide.writeBigUInt64LE(100n, 24);
  t.deepEqual(parseAuxv(wide, 8, true), { pageBytes: 65536, ticksPerSecond: 100 });
  const narrow = Buffer.alloc(11);
  narrow.writeUInt32BE(6, 0);
  narrow.writeUInt32BE(4096, 4);
  t.deepEqual(parseAuxv(narrow, 4, false), { pageBytes: 4096 });
  t.deepEqual(parseAuxv(Buffer.alloc(5), 8, true), {});
});

test('hidepid is that of the mount that is seen there', (t) => {
  const text = `22 27 0:21 / /proc rw,relatime - proc proc rw,hidepid=invisible
23 27 0:22 / /tmp/a\\040b rw - proc proc rw,gid=5,hidepid=2
24 27 0:23 / /p rw - proc proc rw,hidepid=2
25 27 0:24 / /p rw - proc proc rw
26 27 0:24 / /q rw - proc proc rw,hidepid=0
`;
  t.is(hidepidOf(text, '/proc'), 'invisible');
  t.is(hidepidOf(text, '/tmp/a b'), '2');
  t.is(hidepidOf(text, '/p'), undefined);
  t.is(hidepidOf(text, '/q'), undefined);
  t.is(hidepidOf(text, '/nowhere'), undefined);
});

test('no text makes any of them throw', (t) => {
  const parsers = [parseMeminfo, parseLoadavg, parseUptime, parsePressure, parsePasswd];
  const others = [parseTtyDrivers, parseFdBudget, (text: string) => hidepidOf(text, '/proc')];
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      for (const parse of [...parsers, ...others]) parse(text);
    }),
  );
  t.pass();
});
