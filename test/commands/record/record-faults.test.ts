// What happens to a recorder: killed, stopped, a terminal that takes nothing, a dashboard that ends.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { openRecording } from '../../../src/source/recording/reader.js';
import { projectRoot } from '../../helpers/project-root.js';
import { startInPty } from '../../helpers/pty.js';
import { linesOf, untilRunning } from '../../helpers/recorder.js';
import { bin, ended, startTreetop } from '../../helpers/run-treetop.js';
import { until } from '../../helpers/until.js';
import { temporaryDirectory } from '../../source/linux/proc-tree.js';

const small = ['--proc-root', join(projectRoot, 'fixtures/proc/small'), '-d', '0.1'];

test('kill -9 loses at most the frame being written', async (t) => {
  const directory = temporaryDirectory(t);
  for (const lines of [2, 3, 5, 9]) {
    const file = join(directory, `${lines}.jsonl`);
    const child = startTreetop(['record', file, ...small]);
    const end = ended(child);
    await untilRunning(end, 'frames', () => linesOf(file) > lines);
    child.kill('SIGKILL');
    await end;
    const recording = await openRecording(file);
    // A header beside them.
    const whole = readFileSync(file, 'utf8').split('\n').length - 2;
    t.is(recording.frameCount, whole);
    await recording.sampleAt(whole - 1);
    await recording.close();
  }
});

test('a recorder that was stopped marks the gap, and its clock tells how long it was', async (t) => {
  const file = join(temporaryDirectory(t), 'a.jsonl');
  const child = startTreetop(['record', file, ...small]);
  const end = ended(child);
  await untilRunning(end, 'two frames', () => linesOf(file) > 3);
  child.kill('SIGSTOP');
  const lines = linesOf(file);
  const stoppedAtMs = performance.now();
  await until('more than a second', () => performance.now() - stoppedAtMs > 1500);
  child.kill('SIGCONT');
  await untilRunning(end, 'two more', () => linesOf(file) > lines + 2);
  child.kill('SIGTERM');
  t.is((await end).status, 0);
  const recording = await openRecording(file);
  t.teardown(recording.close);
  const samples = await Promise.all(
    Array.from({ length: recording.frameCount }, (_, frame) => recording.sampleAt(frame)),
  );
  const at = samples.findIndex(({ notes }) => notes.some(({ code }) => code === 'gap'));
  const [before, after] = [samples[at - 1], samples[at]];
  t.true((after?.monotonicMs ?? 0) - (before?.monotonicMs ?? 0) > 1400);
  t.is(samples.filter(({ notes }) => notes.some(({ code }) => code === 'gap')).length, 1);
});

test('a terminal that takes nothing leaves no gap', async (t) => {
  const file = join(temporaryDirectory(t), 'a.jsonl');
  const pty = startInPty(t, { command: process.execPath, args: [bin, 'record', file, ...small] });
  await pty.waitFor(/recording: \d+ frames?, /);
  pty.write('\x13'); // Ctrl-S
  const lines = linesOf(file);
  await until('twenty frames', () => linesOf(file) > lines + 20);
  pty.write('\x11');
  await pty.waitFor(/recording: \d+ frames?, /);
  pty.write('\x03');
  t.is((await pty.exit).exitCode, 0);
  const recording = await openRecording(file);
  t.teardown(recording.close);
  for (let frame = 0; frame < recording.frameCount; frame += 1) {
    t.deepEqual((await recording.sampleAt(frame)).notes, []);
  }
});

test('the line of progress is gone at the end', async (t) => {
  const file = join(temporaryDirectory(t), 'a.jsonl');
  const pty = startInPty(t, { command: process.execPath, args: [bin, 'record', file, ...small] });
  await pty.waitFor(/recording: [2-9] frames, /);
  pty.kill('SIGTERM');
  t.is((await pty.exit).exitCode, 0);
  await pty.waitFor(/frames, \d+ bytes in/);
  t.notRegex(pty.screenText().join('\n'), /recording:/);
});

test('beside a dashboard it ends with its stdin, keeps what it is told, and minds no key', async (t) => {
  const file = join(temporaryDirectory(t), 'a.jsonl');
  const child = spawn(process.execPath, [bin, 'record', '--with-dashboard', file, ...small], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  t.teardown(() => child.kill('SIGKILL'));
  const end = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await until('two frames', () => linesOf(file) > 3);
  for (const signal of ['SIGINT', 'SIGHUP', 'SIGQUIT', 'SIGTSTP'] as const) child.kill(signal);
  const event = { type: 'signalSent', pid: 412, atMs: 5, signal: 'TERM' };
  child.stdin.write(`${JSON.stringify({ event })}\n`);
  await until('the event', () => readFileSync(file, 'utf8').includes('signalSent'));
  child.stdin.end();
  t.is(await end, 0);
  const recording = await openRecording(file);
  t.teardown(recording.close);
  const samples = await Promise.all(
    Array.from({ length: recording.frameCount }, (_, frame) => recording.sampleAt(frame)),
  );
  t.deepEqual(samples.flatMap(({ events }) => events) as readonly object[], [event]);
});
