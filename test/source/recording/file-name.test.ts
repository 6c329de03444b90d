import test from 'ava';
import {
  isRecordingFileName,
  localDay,
  recordingFileName,
} from '../../../src/source/recording/file-name.js';
import { sample } from './samples.js';

const at = { ...sample(0, []), takenAtMs: Date.UTC(2026, 10, 24, 23, 30, 5) };
const named = (hostname: string) => ({ ...at, boot: { ...at.boot, hostname } });

test('a name has the host and the time in the zone of the machine', (t) => {
  t.is(recordingFileName(at), 'treetop-web-3-20261125-003005.treetop');
  t.is(recordingFileName(at, 2), 'treetop-web-3-20261125-003005-2.treetop');
  t.is(localDay(at), '20261125');
});

test('a host that calls itself a path, an option or nothing gives a harmless name', (t) => {
  t.is(recordingFileName(named('../../etc')), 'treetop-etc-20261125-003005.treetop');
  t.is(recordingFileName(named('a/b\n\x1b[2J c')), 'treetop-a-b-2J-c-20261125-003005.treetop');
  t.is(recordingFileName(named('')), 'treetop-host-20261125-003005.treetop');
});

test('only names that a recorder of this machine gives are taken for its own', (t) => {
  t.true(isRecordingFileName(at, recordingFileName(at)));
  t.true(isRecordingFileName(at, recordingFileName(at, 12)));
  for (const name of [
    recordingFileName(named('web-33')),
    'treetop-web-3-20261125-003005.treetop.bak',
    'treetop-web-3-20261125.treetop',
    'treetop-web-3-night.treetop',
    'treetop-web-3-db-20261125-003005.treetop',
    'important.treetop',
  ]) {
    t.false(isRecordingFileName(at, name), name);
  }
});
