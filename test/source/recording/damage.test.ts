import test from 'ava';
import type { Sample } from '../../../src/sample/sample.js';
import { isSameJson } from '../../../src/source/shared-json.js';
import { UnusableSource } from '../../../src/source/unusable-source.js';
import { recorded, replayed, withDirectory, withRecording } from './directory.js';
import { processSample, sample } from './samples.js';

/** Three chunks of three frames. */
const samples: readonly Sample[] = [
  0, 1000, 61_000, 62_000, 63_000, 122_500, 123_000, 124_000, 125_000,
].map((atMs, frame) => sample(atMs, [processSample({ userTicks: frame })], { notes: [] }));

test('cut at any byte, every whole frame before plays and the loss is said', async (t) => {
  await withDirectory(async (path) => {
    const story = samples.slice(1, 4);
    const bytes = await recorded(path('a.jsonl'), story);
    const ends = frameEnds(bytes);
    for (let cut = 0; cut < bytes.length; cut++) {
      // A line that lacks only its newline is whole.
      const whole = ends.filter((end) => end - 1 <= cut).length;
      const opened = withRecording(path('cut.jsonl'), bytes.subarray(0, cut), async (recording) => {
        if (!ends.includes(cut) && !ends.includes(cut + 1) && !isAfterHeader(bytes, cut)) {
          t.is(recording.notes[0]?.code, 'truncated');
          t.is(recording.notes[0]?.count, cut - (bytes.lastIndexOf(0x0a, cut - 1) + 1));
        } else t.deepEqual(recording.notes, []);
        t.true(isSameJson(await replayed(recording), story.slice(0, whole)), `cut at ${cut}`);
      });
      if (whole === 0) await t.throwsAsync(opened, { instanceOf: UnusableSource });
      else await opened;
    }
  });
});

test('a flipped bit loses at most its chunk, and says so', async (t) => {
  await withDirectory(async (path) => {
    const bytes = await recorded(path('a.jsonl'), samples);
    const chunkEnds = chunkStarts(bytes).slice(1).concat(bytes.length);
    const bits = bytes.length * 8;
    for (let flip = 0; flip < 400; flip++) {
      const bit = (flip * 7919 * 13) % bits;
      const damaged = Buffer.from(bytes);
      damaged.writeUInt8(damaged.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      const chunk = chunkEnds.findIndex((end) => bit >> 3 < end);
      // The newline at a chunk's end belongs to the next chunk's first line as well.
      const isBoundary = chunkEnds.includes((bit >> 3) + 1);
      await withRecording(path('b.jsonl'), damaged, async (recording) => {
        const played = await replayed(recording);
        const untouched = samples.filter(
          (_, frame) =>
            Math.floor(frame / 3) !== chunk && !(isBoundary && Math.floor(frame / 3) === chunk + 1),
        );
        const lost = untouched.filter((one) => !played.some((other) => isSameJson(one, other)));
        t.deepEqual(lost, [], `bit ${bit}`);
        t.true(
          played.every((one) => samples.some((other) => isSameJson(one, other))),
          `bit ${bit}`,
        );
        if (played.length < samples.length) t.true(recording.notes.length > 0, `bit ${bit}`);
      });
    }
  });
});

test('what is lost is said with its place and its time', async (t) => {
  await withDirectory(async (path) => {
    const bytes = await recorded(path('a.jsonl'), samples);
    const lines = bytes.toString().split('\n');
    // Line 7 is the second chunk's first delta.
    lines[6] = lines[6]?.replace('"userTicks":4', '"userTicks":5') ?? '';
    const offset = lines.slice(0, 6).join('\n').length + 1;
    await withRecording(path('b.jsonl'), Buffer.from(lines.join('\n')), async (recording) => {
      t.is(recording.frameCount, 7);
      t.deepEqual(recording.notes, [
        {
          code: 'corrupt',
          message:
            'frames lost at most, from 2025-11-21T01:54:22.000Z to 2025-11-21T01:55:23.000Z: ' +
            `${path('b.jsonl')}: line 7, byte ${offset} does not match its checksum`,
          count: 2,
        },
      ]);
    });
  });
});

test('a first sector of zeros costs the first chunk only', async (t) => {
  await withDirectory(async (path) => {
    const bytes = await recorded(path('a.jsonl'), samples);
    await withRecording(path('b.jsonl'), bytes.fill(0, 0, 512), async (recording) => {
      t.deepEqual(await replayed(recording), samples.slice(3));
      t.is(recording.notes[0]?.code, 'corrupt');
    });
  });
});

test('a recording put after another plays as one', async (t) => {
  await withDirectory(async (path) => {
    const one = await recorded(path('a.jsonl'), samples.slice(0, 2));
    const two = await recorded(path('b.jsonl'), samples.slice(2, 4));
    await withRecording(path('c.jsonl'), Buffer.concat([one, two]), async (recording) => {
      t.deepEqual(await replayed(recording), samples.slice(0, 4));
    });
  });
});

/** Just past the newline of each key and delta line. */
function frameEnds(bytes: Buffer): number[] {
  return lineStarts(bytes)
    .filter(({ text }) => !text.startsWith('{"kind":"header"'))
    .map(({ start, text }) => start + Buffer.byteLength(text) + 1);
}

function isAfterHeader(bytes: Buffer, cut: number): boolean {
  return lineStarts(bytes).some(({ start, text }) => {
    const end = start + Buffer.byteLength(text);
    return text.startsWith('{"kind":"header"') && (cut === end || cut === end + 1);
  });
}

function chunkStarts(bytes: Buffer): number[] {
  return lineStarts(bytes)
    .filter(({ text }) => text.startsWith('{"kind":"header"'))
    .map(({ start }) => start);
}

function lineStarts(bytes: Buffer): { start: number; text: string }[] {
  let start = 0;
  return bytes
    .toString()
    .split('\n')
    .slice(0, -1)
    .map((text) => {
      const line = { start, text };
      start += Buffer.byteLength(text) + 1;
      return line;
    });
}
