import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { fc, testProp } from '@fast-check/ava';
import test from 'ava';
import { memoryBytes } from '../../../src/source/recording/byte-source.js';
import { memberHeadBytes, openHead } from '../../../src/source/recording/member-field.js';
import { memberText } from '../../../src/source/recording/member-text.js';
import { openRecording, openRecordingOf } from '../../../src/source/recording/reader.js';
import { recorded, replayed, withDirectory } from './directory.js';
import { faultOfCut, faultOfFlip, playedOf, wholeRecording } from './hurt-recordings.js';
import { processSample, sample } from './samples.js';

const whole = wholeRecording();

test('a whole recording of members plays as it was, and says its chunks without reading them', async (t) => {
  let readBytes = 0;
  const bytes = memoryBytes(whole.bytes);
  const recording = await openRecordingOf('a', {
    ...bytes,
    read: async (offset, length) => {
      const read = await bytes.read(offset, length);
      readBytes += read.length;
      return read;
    },
  });
  // The heads, and the first chunk: it shows whether it is a recording.
  const [firstEnd = 0] = whole.chunkEnds;
  t.true(readBytes <= 256 + firstEnd + 3 * memberHeadBytes, `${readBytes}`);
  t.is(recording.frameCount, whole.samples.length);
  t.deepEqual(
    recording.chunks.map(({ firstFrame, frameCount }) => [firstFrame, frameCount]),
    [
      [0, 3],
      [3, 3],
      [6, 3],
    ],
  );
  t.deepEqual(await replayed(recording), whole.samples);
  t.deepEqual(recording.notes, []);
});

test('frames are found in any order, with their wall clocks', async (t) => {
  const recording = await openRecordingOf('a', memoryBytes(whole.bytes));
  for (const frame of [8, 0, 4, 5, 3, 2, 7, 6, 1]) {
    const wanted = whole.samples[frame];
    t.is<number | undefined, number | undefined>(
      await recording.takenAtMs(frame),
      wanted?.takenAtMs,
    );
    t.deepEqual(await recording.sampleAt(frame), wanted);
  }
  await t.throwsAsync(recording.sampleAt(9), { instanceOf: RangeError });
});

test('cut at many bytes, every whole frame before plays and the loss is said', async (t) => {
  for (let cut = 0; cut <= whole.bytes.length; cut += 3)
    t.is(await faultOfCut(whole, cut), undefined);
});

testProp(
  'a flipped bit loses at most its chunk, and says so',
  [fc.nat(whole.bytes.length * 8 - 1)],
  async (t, bit) => t.is(await faultOfFlip(whole, bit), undefined),
  { numRuns: 300 },
);

testProp(
  'whatever the bytes behind a good start are, it neither crashes nor hangs',
  [fc.nat(whole.bytes.length), fc.uint8Array({ maxLength: 300 })],
  async (t, at, noise) => {
    await playedOf(Buffer.concat([whole.bytes.subarray(0, at), noise, whole.bytes.subarray(at)]));
    t.pass();
  },
  { numRuns: 100 },
);

test('a bomb is inflated no further than its cap', async (t) => {
  const bomb = Buffer.concat([openHead(), deflateRawSync(Buffer.alloc(20_000_000))]);
  const place = { offset: 0, lengthBytes: bomb.length };
  const { text, reason } = await memberText(memoryBytes(bomb), place, 1_000_000);
  t.true(text.length <= 1_000_000);
  t.regex(reason ?? '', /holds more than 1000000 bytes/);
});

test('of a recording that is still written every frame plays that is there', async (t) => {
  const [, second = 0] = whole.frameEnds;
  const played = await playedOf(whole.bytes.subarray(0, second));
  t.deepEqual(played, { samples: whole.samples.slice(0, 2), isLossSaid: false });
});

test('the recordings of a directory play as one in the order of their time, and what is none is said', async (t) => {
  await withDirectory(async (path) => {
    mkdirSync(path('d'));
    const at = (atMs: number) => sample(atMs, [processSample({ userTicks: atMs })], { notes: [] });
    await recorded(path('d/b.treetop'), [at(1000), at(2000)]);
    await recorded(path('d/a.jsonl'), [at(5000), at(6000)]);
    copyFileSync(path('d/b.treetop'), path('d/.hidden'));
    writeFileSync(path('d/notes.txt'), 'mine');
    const recording = await openRecording(path('d'));
    t.deepEqual(await replayed(recording), [1000, 2000, 5000, 6000].map(at));
    t.deepEqual(
      recording.notes.map(({ code }) => code),
      ['foreign'],
    );
    t.is((await recording.strip(1)).loads.length, 60);
    await recording.close();
  });
});
