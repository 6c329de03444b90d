import test from 'ava';
import { capabilitiesText, hasCapability } from '../../../src/model/detail/capability-names.js';

test('few are named, all are said, and of nearly all what is missing', (t) => {
  t.is(capabilitiesText('0000000000000000'), 'none');
  t.is(capabilitiesText('0000000000000400'), 'NET_BIND_SERVICE (0000000000000400)');
  t.is(capabilitiesText('000001ffffffffff'), 'all (000001ffffffffff)');
  t.is(capabilitiesText('000001ffffdfffff'), 'all but SYS_ADMIN (000001ffffdfffff)');
});

test('all of an older kernel, which has fewer, is all', (t) => {
  t.is(capabilitiesText('0000003fffffffff'), 'all (0000003fffffffff)');
});

test('one that is newer than this program is its number', (t) => {
  t.is(capabilitiesText('1000000000000001'), 'CHOWN 60 (1000000000000001)');
});

test('what is no set is nothing', (t) => {
  t.is(capabilitiesText(''), undefined);
  t.is(capabilitiesText('1ffffffffffffffff'), undefined);
});

test('whether one is in a set is told by its name', (t) => {
  t.true(hasCapability('0000000000080000', 'SYS_PTRACE'));
  t.false(hasCapability('0000000000040000', 'SYS_PTRACE'));
  t.false(hasCapability(undefined, 'SYS_PTRACE'));
});
