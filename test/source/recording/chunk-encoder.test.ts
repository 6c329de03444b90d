import { spawnSync } from 'node:child_process';
import { gunzipSync } from 'node:zlib';
import { testProp } from '@fast-check/ava';
import test from 'ava';
import type { Sample } from '../../../src/sample/sample.js';
import { chunkEncoder, fieldAt } from '../../../src/source/recording/chunk-encoder.js';
import { fieldOf } from '../../../src/source/recording/member-field.js';
import { replayed, temporaryDirectory, withRecording } from './directory.js';
import { anySamples, processSample, sample } from './samples.js';

const idle = processSample();
const busy = (atMs: number) => processSample({ pid: 2, userTicks: atMs });

testProp(
  'what the members hold is what was given, whatever it was',
  [anySamples],
  async (t, samples) => {
    const directory = temporaryDirectory();
    const lines = gunzipSync(Buffer.concat(members(samples)));
    await withRecording(directory.path('a.jsonl'), lines, async (recording) => {
      t.deepEqual(recording.notes, []);
      t.deepEqual(await replayed(recording), samples);
    });
    directory.remove();
  },
  { numRuns: 40 },
);

testProp('every member says how long it is and what it holds', [anySamples], (t, samples) => {
  let rest = Buffer.concat(members(samples));
  let at = 0;
  while (rest.length > 0) {
    const field = fieldOf(rest);
    if (!field) return t.fail();
    const first = samples[at];
    const last = samples[at + field.frameCount - 1];
    t.is(field.firstTakenAtMs, first?.takenAtMs ?? 0);
    t.is(field.lastMonotonicMs, last?.monotonicMs ?? 0);
    t.is(field.utcOffsetMinutes, 60);
    t.is(linesOf(rest.subarray(0, field.lengthBytes)), field.frameCount + 1);
    at += field.frameCount;
    rest = rest.subarray(field.lengthBytes);
  }
  t.is(at, samples.length);
  return undefined;
});

test('each frame can be read as soon as it is there', (t) => {
  const encoder = chunkEncoder();
  let file = Buffer.alloc(0);
  for (let frame = 0; frame < 5; frame++) {
    file = Buffer.concat([file, encoder.frame(sample(frame * 1000, [idle, busy(frame)]))]);
    const { stdout } = spawnSync('gzip', ['-dc'], { input: file });
    t.is(stdout.toString().split('\n').length - 1, frame + 2);
    t.is(stdout.at(-1), 0x0a);
  }
});

test('a frame that was taken back was never there', (t) => {
  const [one, two, three] = [0, 1000, 2000].map((atMs) => sample(atMs, [busy(atMs)]));
  if (!one || !two || !three) return t.fail();
  const straight = chunkEncoder();
  const expected = [straight.frame(one), straight.frame(three), straight.close()];
  const encoder = chunkEncoder();
  encoder.frame(two);
  encoder.undo();
  t.false(encoder.isOpen());
  const first = encoder.frame(one);
  encoder.frame(two);
  encoder.undo();
  t.deepEqual([first, encoder.frame(three), encoder.close()], expected);
  return undefined;
});

test('a chunk is full at a minute, or where the clock went back, and never before one delta', (t) => {
  for (const [atMs, isFull] of [
    [59_999, false],
    [60_000, true],
    [-1, true],
  ] as const) {
    const encoder = chunkEncoder();
    t.false(encoder.isFull());
    encoder.frame(sample(0, []));
    t.false(encoder.isFull());
    encoder.frame(sample(atMs, []));
    t.is(encoder.isFull(), isFull, `${atMs}`);
  }
});

test('a chunk is full at a mebibyte, and never before one delta', (t) => {
  const encoder = chunkEncoder();
  const length = encoder.frame(sample(0, [processSample({ comm: noise(1_500_000) })])).length;
  t.true(length > 1024 * 1024);
  t.false(encoder.isFull());
  encoder.frame(sample(1, []));
  t.true(encoder.isFull());
});

test('in slices it is the same recording, and others get their turn', async (t) => {
  const crowd = Array.from({ length: 2000 }, (_, at) => processSample({ pid: at + 1 }));
  const samples = [sample(0, crowd), sample(1000, [...crowd, busy(0)].slice(1, -1))];
  const encoder = chunkEncoder();
  const pieces: Buffer[] = [];
  let rests = 0;
  const slices = {
    isSpent: () => true,
    rest: async () => {
      rests++;
    },
  };
  for (const one of samples) pieces.push(await encoder.frameInSlices(one, slices));
  const { end, field } = encoder.close();
  const member = Buffer.concat([...pieces, end]);
  field.copy(member, fieldAt);
  t.deepEqual(gunzipSync(member), gunzipSync(Buffer.concat(members(samples))));
  t.true(rests > 10);
});

test('a sample that cannot be recorded leaves the encoder as it was', (t) => {
  const encoder = chunkEncoder();
  const wrong = sample(0, [{ ...idle, rssPages: Number.NaN }]);
  t.throws(() => encoder.frame(wrong), { instanceOf: TypeError });
  t.false(encoder.isOpen());
  encoder.frame(sample(0, [idle]));
  t.throws(() => encoder.frame(wrong), { instanceOf: TypeError });
  t.is(linesOf(Buffer.concat(members([sample(0, [idle])]))), 2);
});

test('one wrong process among many is found, and one in the wrong place', (t) => {
  const crowd = Array.from({ length: 1000 }, (_, at) => processSample({ pid: at + 1 }));
  for (const at of [0, 255, 256, 257, 511, 999]) {
    for (const wrong of [{ nice: -0 }, { pid: 2000 }]) {
      const list = crowd.with(at, { ...processSample({ pid: at + 1 }), ...wrong });
      const isLast = at === 999 && 'pid' in wrong;
      const encode = () => chunkEncoder().frame(sample(0, list));
      if (isLast) t.notThrows(encode);
      else t.throws(encode, { instanceOf: TypeError }, `${at}`);
    }
  }
});

/** As a file holds them. */
function members(samples: readonly Sample[]): Buffer[] {
  const encoder = chunkEncoder();
  const all: Buffer[] = [];
  let pieces: Buffer[] = [];
  samples.forEach((one, at) => {
    pieces.push(encoder.frame(one));
    if (!encoder.isFull() && at < samples.length - 1) return;
    const { end, field } = encoder.close();
    const member = Buffer.concat([...pieces, end]);
    field.copy(member, fieldAt);
    all.push(member);
    pieces = [];
  });
  return all;
}

function linesOf(member: Buffer): number {
  return gunzipSync(member).toString().split('\n').length - 1;
}

/** Text that hardly becomes shorter. */
function noise(length: number): string {
  let seed = 1;
  let text = '';
  while (text.length < length) {
    seed = (seed * 48_271) % 2_147_483_647;
    text += String.fromCharCode(33 + (seed % 90));
  }
  return text.replaceAll(/["\\]/g, '.');
}
