import { existsSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { CannotDo } from '../../src/commands/failure.js';
import { logged, openLog } from '../../src/commands/log.js';
import { temporaryDirectory } from '../source/linux/proc-tree.js';

const note = { code: 'eacces', message: 'files may not be read', count: 3 } as const;

test('a line for each event, with its instant; only the owner may read them', (t) => {
  const path = join(temporaryDirectory(t), 'log');
  openLog(path).line('a scan took 812 ms');
  t.regex(textOf(path), /^(\d{4}-\d\d-\d\dT\S+Z [^\n]+\n){2}$/);
  t.regex(textOf(path), / treetop starts\n.* a scan took 812 ms\n$/);
  t.is(statSync(path).mode & 0o777, 0o600);
});

test('a note stands there once, until it is gone and comes back', (t) => {
  const path = join(temporaryDirectory(t), 'log');
  const log = openLog(path);
  for (const notes of [[note], [note], [], [note]]) log.notes(notes);
  t.is(textOf(path).split('eacces: 3 files may not be read\n').length - 1, 2);
});

test('what a log says of the machine cannot drive the terminal that shows it', (t) => {
  const path = join(temporaryDirectory(t), 'log');
  openLog(path).line('\x1b[2Jone\ntwo\u009b\rthree');
  t.true(textOf(path).endsWith(' \\x1b[2Jone\n  two\\x9b\\rthree\n'));
});

test('an error is kept with its stack, and goes on', async (t) => {
  const path = join(temporaryDirectory(t), 'log');
  const error = new Error('it broke');
  t.is(await t.throwsAsync(logged(path, () => Promise.reject(error))), error);
  t.regex(textOf(path), /Error: it broke\n {6}at .*log\.test/);
});

test('a log that cannot be begun is refused; without a file nothing is kept', (t) => {
  const directory = temporaryDirectory(t);
  t.throws(() => openLog(directory), { instanceOf: CannotDo, message: /--log .*EISDIR/ });
  t.notThrows(() => openLog(undefined).line('x'));
});

test('a log that fails later ends nothing, and says what it lost once it works again', (t) => {
  const path = join(temporaryDirectory(t), 'log');
  const log = openLog(path);
  rmSync(path);
  symlinkSync(path, path); // ELOOP
  t.notThrows(() => log.line('lost'));
  t.false(existsSync(path));
  rmSync(path);
  log.line('kept');
  t.regex(textOf(path), /^\S+ 1 line before this one could not be written\n {2}kept\n$/);
});

function textOf(path: string): string {
  return readFileSync(path, 'utf8');
}
