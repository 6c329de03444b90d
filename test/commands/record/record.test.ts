import { spawn } from 'node:child_process';
import { existsSync, lstatSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { openRecording } from '../../../src/source/recording/reader.js';
import { projectRoot } from '../../helpers/project-root.js';
import { linesOf, untilRunning } from '../../helpers/recorder.js';
import { ended, endedTreetop, runTreetop, startTreetop } from '../../helpers/run-treetop.js';
import { temporaryDirectory } from '../../source/linux/proc-tree.js';

const small = ['--proc-root', join(projectRoot, 'fixtures/proc/small')];

test('so many frames of this machine, which ps plays back', async (t) => {
  const file = join(temporaryDirectory(t), 'a.jsonl');
  const { status, stdout, stderr } = await endedTreetop(['record', file, '-n', '3', '-d', '0.1']);
  t.is(status, 0);
  t.is(stdout, '');
  t.regex(stderr, /^treetop: command lines may hold secrets[^\n]*\n/);
  t.regex(stderr, /\ntreetop: 3 frames, \d+ bytes in [^\n]*a\.jsonl\n$/);
  t.is(statSync(file).mode & 0o777, 0o600);
  const text = await runTreetop([
    'ps',
    '--json',
    '--replay',
    file,
    '-n',
    '9',
    '-p',
    String(process.pid),
  ]);
  const frames = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  t.is(frames.length, 3);
  for (const { processes } of frames) t.deepEqual(processes[0].argv[0], process.argv0);
  t.is(frames[0].processes[0].cpuPercent, null);
  t.is(typeof frames[2].processes[0].cpuPercent, 'number');
});

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  test(`${signal} ends it with 0 and a whole file`, async (t) => {
    const file = join(temporaryDirectory(t), 'a.jsonl');
    const child = startTreetop(['record', file, '-d', '0.1', ...small]);
    const end = ended(child);
    await untilRunning(end, 'two frames', () => linesOf(file) > 3);
    child.kill(signal);
    const { status, stderr } = await end;
    t.is(status, 0);
    const frames = Number(/(\d+) frames/.exec(stderr)?.[1]);
    t.true(frames >= 2);
    const recording = await openRecording(file);
    t.teardown(recording.close);
    t.is(recording.frameCount, frames);
    t.deepEqual(recording.notes, []);
  });
}

test('a signal before the first frame still leaves a recording', async (t) => {
  const file = join(temporaryDirectory(t), 'a.jsonl');
  const child = startTreetop(['record', file, '-d', '60', ...small]);
  const end = ended(child);
  await untilRunning(end, 'the file', () => existsSync(file));
  child.kill('SIGTERM');
  t.is((await end).status, 0);
  const recording = await openRecording(file);
  t.teardown(recording.close);
  t.is(recording.frameCount, 1);
});

test('--duration ends it when the next frame would be too late', async (t) => {
  const file = join(temporaryDirectory(t), 'a.jsonl');
  await runTreetop(['record', file, '-d', '0.1', '--duration', '50ms', ...small]);
  const recording = await openRecording(file);
  t.teardown(recording.close);
  t.is(recording.frameCount, 1);
});

test('it overwrites nothing and writes through no symbolic link', async (t) => {
  const directory = temporaryDirectory(t);
  const [file, link, target] = ['a.jsonl', 'b.jsonl', 'c'].map((name) => join(directory, name));
  if (!file || !link || !target) throw new Error('no names');
  writeFileSync(file, 'mine');
  symlinkSync(target, link);
  const overwriting = await endedTreetop(['record', file, ...small]);
  t.is(overwriting.status, 1);
  t.regex(overwriting.stderr, /^treetop: cannot record to [^\n]*a\.jsonl: it exists[^\n]*\n$/);
  t.is(readFileSync(file, 'utf8'), 'mine');
  const linking = await endedTreetop(['record', link, ...small]);
  t.is(linking.status, 1);
  t.regex(linking.stderr, /^treetop: cannot record to [^\n]*b\.jsonl: a symbolic link[^\n]*\n$/);
  t.false(existsSync(target));
  t.true(lstatSync(link).isSymbolicLink());
});

test('where there is nothing to record no file is left behind', async (t) => {
  const directory = temporaryDirectory(t);
  const file = join(directory, 'a.jsonl');
  const { status, stderr } = await endedTreetop(['record', file, '--proc-root', directory]);
  t.is(status, 1);
  t.regex(stderr, /^treetop: [^\n]*expected processes[^\n]*\n$/);
  t.false(existsSync(file));
});

test('a directory that is not there is one line and 1', async (t) => {
  const file = join(temporaryDirectory(t), 'missing/a.jsonl');
  const { status, stderr } = await endedTreetop(['record', file, ...small]);
  t.is(status, 1);
  t.regex(stderr, /^treetop: cannot record to [^\n]*: ENOENT[^\n]*\n$/);
});

test('what it says of the file is shown, not obeyed', async (t) => {
  const file = join(temporaryDirectory(t), '\x1b[2J.jsonl');
  const { status, stderr } = await endedTreetop(['record', file, '-n', '1', ...small]);
  t.is(status, 0);
  t.true(stderr.includes('\\x1b[2J.jsonl'));
  t.notRegex(stderr.replaceAll('\n', ''), /\p{Cc}/u);
});

test('a second recorder on the same file refuses, and the first goes on', async (t) => {
  const file = join(temporaryDirectory(t), 'a.jsonl');
  const child = startTreetop(['record', file, '-d', '0.1', ...small]);
  const end = ended(child);
  await untilRunning(end, 'a frame', () => linesOf(file) > 2);
  const second = await endedTreetop(['record', file, ...small]);
  t.is(second.status, 1);
  t.regex(second.stderr, /: it exists/);
  const lines = linesOf(file);
  await untilRunning(end, 'more frames', () => linesOf(file) > lines);
  child.kill('SIGINT');
  t.is((await end).status, 0);
});

test('--redact leaves out every argument, and each frame says so', async (t) => {
  const file = join(temporaryDirectory(t), 'a.jsonl');
  const secret = 'correct-horse-battery';
  const sleeper = spawn('sleep', ['60'], { argv0: secret });
  t.teardown(() => sleeper.kill());
  await runTreetop(['record', file, '-n', '2', '-d', '0.1', '--redact']);
  const text = readFileSync(file, 'utf8');
  t.true(text.includes(`"pid":${sleeper.pid},`));
  t.false(text.includes(secret));
  t.false(text.includes('"argv"'));
  const document = JSON.parse(await runTreetop(['ps', '--json', '--replay', file]));
  t.is(document.notes[0].code, 'redacted');
});

test('--max-size ends the file', async (t) => {
  const file = join(temporaryDirectory(t), 'a.jsonl');
  await runTreetop(['record', file, '-d', '0.1', '--max-size', '64K']);
  const { size } = statSync(file);
  t.true(size >= 64 * 1024);
  const recording = await openRecording(file);
  t.teardown(recording.close);
  t.deepEqual(recording.notes, []);
});
