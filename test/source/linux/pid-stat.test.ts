import test from 'ava';
import fc from 'fast-check';
import type { ProcessStat } from '../../../src/sample/process-sample.js';
import { parsePidStat } from '../../../src/source/linux/pid-stat.js';
import { bytesOfText } from '../../../src/text/surrogates.js';
import { statLine } from './proc-tree.js';

const parse = (text: string | Uint8Array, previous?: ProcessStat) => {
  const bytes = Buffer.from(text as string);
  return parsePidStat(bytes, bytes.length, previous);
};

test('each field is at its number in proc(5)', (t) => {
  const numbers = Array.from({ length: 49 }, (_, index) => index + 4).join(' ');
  t.deepEqual(parse(`7 (a b) R ${numbers}\n`), {
    pid: 7,
    comm: 'a b',
    stateCode: 'R',
    ppid: 4,
    pgrp: 5,
    session: 6,
    ttyDevice: 7,
    ttyProcessGroup: 8,
    flags: 9,
    minorFaults: 10,
    majorFaults: 12,
    childMinorFaults: 11,
    childMajorFaults: 13,
    userTicks: 14,
    systemTicks: 15,
    childUserTicks: 16,
    childSystemTicks: 17,
    priority: 18,
    nice: 19,
    threads: 20,
    startTicks: 22,
    vsizeBytes: 23,
    rssPages: 24,
    processor: 39,
    exitCode: 52,
  });
});

test('a name with parentheses ends at the last one', (t) => {
  t.is(parse(statLine(5, 'x) Z 1 (y\n) R'))?.comm, 'x) Z 1 (y\n) R');
  t.is(parse(statLine(5, ''))?.comm, '');
  t.is(parse(statLine(5, ')'))?.comm, ')');
});

test('a name of any bytes comes back byte for byte', (t) => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (comm) => {
      const [head = '', tail = ''] = statLine(5, '@').split('@');
      const line = Buffer.concat([Buffer.from(head), comm, Buffer.from(tail)]);
      const stat = parsePidStat(line, line.length);
      t.deepEqual(Buffer.from(bytesOfText(stat?.comm ?? '')), Buffer.from(comm));
      t.is(stat?.startTicks, 105);
    }),
  );
});

test('no bytes at all make it throw', (t) => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void parse(bytes)));
  const line = Buffer.from(statLine(5, 'x'));
  fc.assert(
    fc.property(fc.nat(line.length - 1), fc.nat(255), (at, byte) => {
      const broken = Buffer.from(line);
      broken[at] = byte;
      parse(broken);
    }),
  );
  t.pass();
});

test('a line that is not of the form is undefined', (t) => {
  for (const line of ['', '5', '5 (x', '5 (x) ', 'x (x) S 1', '5 (x) S 1 2 3\n', ') 5 (']) {
    t.is(parse(line), undefined, JSON.stringify(line));
  }
  t.is(parse(statLine(5, 'x').replace(' S ', ' 7 ')), undefined);
  t.is(parse(statLine(5, 'x').replace(' 34816 ', ' 3481x ')), undefined);
});

test('what stands after the length is not read', (t) => {
  const bytes = Buffer.from(`${statLine(5, 'x')}6 (y) R 1)`);
  t.is(parsePidStat(bytes, statLine(5, 'x').length)?.comm, 'x');
  t.is(parsePidStat(bytes, 3), undefined);
  t.is(parsePidStat(Buffer.alloc(10), 0), undefined);
});

test('the last fields are absent where an old kernel does not give them', (t) => {
  const fields = statLine(5, 'x').trim().split(' ');
  const to24 = parse(`${fields.slice(0, 24).join(' ')}\n`);
  t.is(to24?.rssPages, 250);
  t.false('processor' in (to24 ?? {}));
  const to41 = parse(`${fields.slice(0, 41).join(' ')}\n`);
  t.is(to41?.processor, 3);
  t.false('exitCode' in (to41 ?? {}));
  t.is(parse(`${fields.slice(0, 23).join(' ')}\n`), undefined);
});

test('64-bit extremes are rounded where they must be there and left out where they need not', (t) => {
  const fields = statLine(5, 'x').trim().split(' ');
  fields[15] = '-9223372036854775808';
  fields[21] = '18446744073709551615';
  fields[38] = '9007199254740993';
  const stat = parse(fields.join(' '));
  t.is(stat?.childUserTicks, -(2 ** 63));
  t.is(stat?.startTicks, 2 ** 64);
  t.false('processor' in (stat ?? {}));
});

test('the same object comes back where only fields moved that are not kept', (t) => {
  const before = parse(statLine(5, 'x'));
  t.is(parse(statLine(5, 'x').replace('18446744073709551615', '1'), before), before);
  const after = parse(statLine(5, 'x', 105, 8), before);
  t.not(after, before);
  t.is(after?.userTicks, 8);
});

test('a change of any kept field makes a new object', (t) => {
  const numbers = Array.from({ length: 49 }, (_, index) => index + 4);
  const before = parse(`7 (a) R ${numbers.join(' ')}\n`);
  const kept = [4, 5, 6, 7, 8, 9, 10, 12, 14, 15, 16, 17, 18, 19, 20, 22, 23, 24, 39, 52];
  for (const field of kept) {
    const moved = numbers.map((number) => (number === field ? 1000 : number));
    t.not(parse(`7 (a) R ${moved.join(' ')}\n`, before), before, `field ${field}`);
  }
  t.not(parse(`7 (b) R ${numbers.join(' ')}\n`, before), before);
  t.not(parse(`7 (a) S ${numbers.join(' ')}\n`, before), before);
});
