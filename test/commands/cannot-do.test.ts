// A command line that can be understood, but what it names is missing or not of the kind: exit 1 and one line.

import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { freshBundle } from '../helpers/fresh-bundle.js';
import { isRoot } from '../helpers/machine.js';
import { recordingPath } from '../helpers/recorded.js';
import { bin, endedTreetop } from '../helpers/run-treetop.js';
import { temporaryDirectory, writePipes } from '../source/linux/proc-tree.js';

test('a proc root that is not there, no directory, empty or garbage', async (t) => {
  const directory = temporaryDirectory(t);
  writeFileSync(join(directory, 'file'), '');
  mkdirSync(join(directory, 'garbage/5'), { recursive: true });
  writeFileSync(join(directory, 'garbage/5/stat'), 'garbage\n');
  mkdirSync(join(directory, 'empty'));
  const complaints = {
    missing: /missing: expected a directory like \/proc, got nothing: it does not exist$/,
    file: /file: expected a directory like \/proc, got something that is no directory$/,
    empty: /empty: expected processes \(PID\/stat\), got a directory without any$/,
    garbage: /garbage: expected processes \(PID\/stat\), got 1 whose stat cannot be read$/,
  };
  for (const [name, complaint] of Object.entries(complaints)) {
    await isRefused(t, ['ps', '-d', '0', '--proc-root', join(directory, name)], complaint);
  }
});

(isRoot ? test.skip : test)(
  'a proc root that may not be read (not as root: root may)',
  async (t) => {
    const directory = temporaryDirectory(t);
    chmodSync(directory, 0o000);
    await isRefused(t, ['ps', '--proc-root', directory], /no permission to read it$/);
  },
);

test('a recording that is not there, or is none', async (t) => {
  const directory = temporaryDirectory(t);
  const named = (name: string) => join(directory, name);
  writeFileSync(named('empty'), '');
  writeFileSync(named('text'), 'hello\n');
  writePipes(t, [named('pipe')]);
  const complaints = {
    missing: /cannot read .*missing: ENOENT/,
    empty: /empty: expected a recording/,
    text: /text: expected a recording/,
    pipe: /pipe: expected a recording/,
    '.': /expected a recording, got a directory without any$/,
  };
  for (const [name, complaint] of Object.entries(complaints)) {
    await isRefused(t, ['ps', '--replay', named(name)], complaint);
  }
  await isRefused(t, ['ps', '--replay', '/dev/zero'], /expected a recording, got a device$/);
});

test('a frame or an instant that the recording has not', async (t) => {
  const replayed = ['ps', '--replay', recordingPath('zombie')];
  await isRefused(t, [...replayed, '--frame', '99'], /--frame: expected 1 to \d+, .* got 99$/);
  await isRefused(
    t,
    [...replayed, '--at', '@0'],
    /--at: expected 20\S+Z, the first frame, or later, got '@0'$/,
  );
});

test('a log that cannot be written', async (t) => {
  const log = join(temporaryDirectory(t), 'missing/log');
  await isRefused(t, ['ps', '-d', '0', '--log', log], /--log .*: ENOENT/);
});

test('the dashboard without a terminal', async (t) => {
  await isRefused(t, [], /terminal.*`treetop ps`/);
  await isRefused(t, ['replay', recordingPath('zombie')], /terminal/);
});

test('with so few descriptors as Node itself needs, it starts', (t) => {
  freshBundle();
  const limited = ['-c', 'ulimit -n 32; exec "$0" "$1" ps -d 0', process.execPath, bin];
  const { status, stdout, stderr } = spawnSync('sh', limited, { encoding: 'utf8' });
  t.is(status, 0);
  t.regex(stdout, /^ *PID /);
  t.regex(stderr, /too few descriptors/);
});

async function isRefused(t: ExecutionContext, args: readonly string[], complaint: RegExp) {
  const { status, stdout, stderr } = await endedTreetop(args);
  t.is(status, 1, args.join(' '));
  t.is(stdout, '');
  t.regex(stderr, /^treetop: [^\n]+\n$/);
  t.regex(stderr.trimEnd(), complaint);
}
