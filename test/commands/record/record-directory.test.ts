import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { beyond, recordingDirectory } from '../../../src/commands/record/record-directory.js';
import { recordingTarget } from '../../../src/commands/record/recording-target.js';
import { openRecording } from '../../../src/source/recording/reader.js';
import { temporaryDirectory } from '../../source/linux/proc-tree.js';
import { processSample, sample } from '../../source/recording/samples.js';

const hourMs = 3_600_000;
const frame = (atMs: number) => sample(atMs, [processSample({ userTicks: atMs })]);

test('each day begins a file, which is a whole recording', async (t) => {
  const directory = join(temporaryDirectory(t), 'new/');
  const target = recordingTarget(recordingDirectory(directory, {}, t.fail), frame(0), t.fail);
  t.is(statSync(directory).mode & 0o777, 0o700);
  for (let hour = 0; hour < 30; hour += 1) await target.write(frame(hour * hourMs));
  const totals = await target.close();
  t.is(totals.frames, 30);
  t.is(totals.files, 2);
  t.is(await framesIn(directory), 30);
});

test('files beyond the time are removed, and nothing else that lies there', async (t) => {
  const directory = temporaryDirectory(t);
  const mine = 'treetop-web-3-20250101-000000.treetop';
  const others = ['treetop-web-4-20250101-000000.treetop', 'notes.txt', 'a.treetop'];
  for (const name of [mine, ...others]) {
    writeFileSync(join(directory, name), 'x');
    utimesSync(join(directory, name), 0, 0);
  }
  mkdirSync(join(directory, 'treetop-web-3-20250102-000000.treetop'));
  symlinkSync('notes.txt', join(directory, 'treetop-web-3-20250103-000000.treetop'));
  const place = recordingDirectory(directory, { keepMs: 7 * 24 * hourMs }, t.fail);
  const target = recordingTarget(place, frame(0), t.fail);
  await target.write(frame(0));
  await target.close();
  t.false(existsSync(join(directory, mine)));
  t.is(readdirSync(directory).length, others.length + 3);
});

test('all files together stay within the size, the newest are left', async (t) => {
  const directory = temporaryDirectory(t);
  const maxBytes = 64 * 1024;
  const place = recordingDirectory(directory, { maxBytes }, t.fail);
  const target = recordingTarget(place, frame(0), t.fail);
  for (let at = 0; at < 600; at += 1) {
    await target.write(frame(at * 61_000 * 2));
    t.true(sizeOf(directory) <= maxBytes);
  }
  await target.close();
  t.true(sizeOf(directory) > maxBytes / 2);
});

test('the oldest go first, until the rest has room', (t) => {
  const files = [3, 1, 2].map((endedAtMs) => ({ path: `${endedAtMs}`, sizeBytes: 10, endedAtMs }));
  const gone = (sinceMs: number, room: number) =>
    [...beyond(files, sinceMs, room)].map(({ path }) => path);
  t.deepEqual(gone(0, 30), []);
  t.deepEqual(gone(0, 29), ['1']);
  t.deepEqual(gone(3, 30), ['1', '2']);
  t.deepEqual(gone(0, -5), ['1', '2', '3']);
});

test('a directory where everybody may rename is refused, a sticky one is not', (t) => {
  const directory = temporaryDirectory(t);
  chmodSync(directory, 0o777);
  t.throws(() => recordingDirectory(directory, {}, t.fail), { message: /everybody may write/ });
  chmodSync(directory, 0o1777);
  t.notThrows(() => recordingDirectory(directory, {}, t.fail));
});

test('a place for it that cannot be made is refused in one line', (t) => {
  const inNothing = join(temporaryDirectory(t), 'a/b/');
  t.throws(() => recordingDirectory(inNothing, {}, t.fail), {
    message: /cannot record into.*ENOENT/,
  });
});

function sizeOf(directory: string): number {
  return readdirSync(directory).reduce(
    (sum, name) => sum + statSync(join(directory, name)).size,
    0,
  );
}

async function framesIn(directory: string): Promise<number> {
  let frames = 0;
  for (const name of readdirSync(directory)) {
    const recording = await openRecording(join(directory, name));
    frames += recording.frameCount;
    await recording.close();
  }
  return frames;
}
