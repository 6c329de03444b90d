import test from 'ava';
import fc from 'fast-check';
import {
  effectiveCapabilities,
  isSameStatus,
  parsePidStatus,
} from '../../../src/source/linux/pid-status.js';
import { STATUS } from './proc-tree.js';

const parse = (text: string) => parsePidStatus(Buffer.from(text));

test('user, group, tracer and masks are read', (t) => {
  t.deepEqual(parse(STATUS), {
    uids: [1000, 1001, 1002, 1003],
    gids: [2000, 2001, 2002, 2003],
    tracerPid: 0,
    signalMasks: {
      threadPending: '0000000000000000',
      processPending: '0000000000000001',
      blocked: '0000000000010000',
      ignored: '0000000000000004',
      caught: '0000000000004002',
    },
  });
  t.is(effectiveCapabilities(Buffer.from(STATUS)), '000001ffffffffff');
});

test('a name cannot pretend to be another line', (t) => {
  t.is(parse(STATUS.replace('Name:\tx', 'Name:\tx\\nUid:\t0\t0\t0\t0'))?.uids[0], 1000);
});

test('without a user it is undefined; without a mask there are no masks', (t) => {
  t.is(parse(STATUS.replace('Uid', 'Xid')), undefined);
  t.is(parse(STATUS.replace('1001', '-1')), undefined);
  t.false('signalMasks' in (parse(STATUS.replace('ShdPnd', 'Xxx')) ?? {}));
});

test('two readings are the same until any value differs', (t) => {
  const before = parse(STATUS);
  t.truthy(before);
  if (!before) return;
  t.true(isSameStatus(before, parse(STATUS) ?? before));
  const changes = [
    ['1003', '9'],
    ['2000', '9'],
    ['TracerPid:\t0', 'TracerPid:\t9'],
    ['SigPnd:\t0', 'SigPnd:\tf'],
    ['ShdPnd:\t0', 'ShdPnd:\tf'],
    ['SigBlk:\t0', 'SigBlk:\tf'],
    ['SigIgn:\t0', 'SigIgn:\tf'],
    ['SigCgt:\t0', 'SigCgt:\tf'],
  ] as const;
  for (const [from, to] of changes) {
    const after = parse(STATUS.replace(from, to));
    t.truthy(after);
    if (after) t.false(isSameStatus(before, after), from);
  }
});

test('no bytes make it throw', (t) => {
  fc.assert(fc.property(fc.uint8Array(), (bytes) => void parsePidStatus(bytes)));
  t.pass();
});
