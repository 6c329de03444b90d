import { createReadStream, readFileSync, statSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { createGunzip, gunzipSync } from 'node:zlib';
import test from 'ava';
import fc from 'fast-check';
import type { ProcessSample } from '../../../src/sample/process-sample.js';
import type { Sample } from '../../../src/sample/sample.js';
import { newMemory, usualBounds } from '../../../src/source/recording/memory.js';
import { memoryRecording } from '../../../src/source/recording/memory-recording.js';
import { newFile } from '../../../src/source/recording/new-file.js';
import { saveMemory } from '../../../src/source/recording/save-memory.js';
import { withDirectory } from './directory.js';
import { anySamples, processSample, sample } from './samples.js';

const unlimited = { ...usualBounds, changesPerSecond: 1e9 };

test('what is remembered is what was sampled, as objects and as bytes', async (t) => {
  await fc.assert(
    fc.asyncProperty(anySamples, fc.constantFrom(0, 30_000, 60_000), async (samples, stepMs) => {
      const spread = samples.map((one, at) => ({ ...one, monotonicMs: at * stepMs }));
      const memory = newMemory(unlimited);
      for (const one of spread) memory.remember(one);
      await memory.settled();
      if (spread.length > 0) t.deepEqual(await played(memory), spread);
    }),
    { numRuns: 60 },
  );
});

test('a minute becomes bytes, and frames keep their numbers in a recording that was opened before', async (t) => {
  const memory = newMemory();
  const samples = story(130);
  for (const one of samples.slice(0, 61)) memory.remember(one);
  const opened = memoryRecording(memory.chunks());
  for (const one of samples.slice(61)) memory.remember(one);
  await memory.settled();
  t.deepEqual(
    memory.chunks().map(({ member, takenAtMs }) => [member !== undefined, takenAtMs.length]),
    [
      [true, 61],
      [true, 61],
      [false, 8],
    ],
  );
  t.is(opened.frameCount, 61);
  t.deepEqual(await opened.sampleAt(60), samples[60]);
  const now = memoryRecording(memory.chunks());
  for (const frame of [129, 0, 61, 60, 122, 121]) {
    t.deepEqual(await now.sampleAt(frame), samples[frame]);
    t.is(await now.takenAtMs(frame), samples[frame]?.takenAtMs ?? Number.NaN);
  }
  await t.throwsAsync(async () => now.sampleAt(130), { instanceOf: RangeError });
});

test('it is bounded in minutes, and by whole chunks', async (t) => {
  const memory = newMemory({ ...usualBounds, forMs: 120_000 });
  for (const one of story(400)) memory.remember(one);
  await memory.settled();
  const [first] = memory.chunks();
  const lastAtMs = 399_000;
  const oldestMs = lastAtMs - ((first?.takenAtMs[0] ?? 0) - 1_763_690_000_000);
  t.true(oldestMs >= 120_000 && oldestMs < 182_000, `${oldestMs}`);
});

test('it is bounded in bytes; what is new stays', async (t) => {
  const memory = newMemory({ ...usualBounds, bytes: 20_000 });
  const samples = story(400);
  for (const one of samples) {
    memory.remember(one);
    await memory.settled();
  }
  const chunks = memory.chunks();
  const bytes = chunks.reduce((sum, { member }) => sum + (member?.length ?? 0), 0);
  t.true(bytes <= 20_000, `${bytes}`);
  t.is(chunks.at(-1)?.takenAtMs.at(-1), samples.at(-1)?.takenAtMs);
});

test('where all processes move each second not each sample is kept, and no event is lost', (t) => {
  const memory = newMemory({ ...usualBounds, changesPerSecond: 100 });
  const event = (atMs: number) => ({ type: 'signalSent', pid: 1, atMs });
  for (let second = 0; second < 40; second++) {
    memory.remember({ ...sample(second * 1000, crowd(300, second)), events: [event(second)] });
  }
  const kept = memory.chunks().flatMap(({ samples }) => samples ?? []);
  t.true(kept.length >= 12 && kept.length <= 15, `${kept.length}`);
  const events = kept.flatMap((one) => one.events.map(({ atMs }) => atMs));
  t.deepEqual(events, Array.from(events.keys()));
  t.true(events.length >= 37);
});

test('objects that take much become bytes before a minute is over', async (t) => {
  const memory = newMemory(unlimited);
  for (let second = 0; second < 20; second++) {
    memory.remember(sample(second * 1000, crowd(2000, second)));
    await memory.settled();
  }
  t.true(memory.chunks().length >= 3);
  const whole = memory.chunks().slice(0, -1);
  t.true(whole.every(({ takenAtMs }) => takenAtMs.length >= 2));
});

test('it is saved as a file that zcat reads, for its owner alone, and over no other', async (t) => {
  await withDirectory(async (path) => {
    const memory = newMemory();
    for (const one of story(70)) memory.remember(one);
    const file = path('a.treetop');
    const { frames, bytes } = await saveMemory(file, memory.chunks());
    t.is(frames, 70);
    t.is(statSync(file).size, bytes);
    t.is(statSync(file).mode & 0o777, 0o600);
    const lines = gunzipSync(readFileSync(file)).toString().trimEnd().split('\n');
    t.is(lines.length, 72);
    for (const line of lines) t.notThrows(() => JSON.parse(line));
    await t.throwsAsync(async () => saveMemory(file, memory.chunks()), {
      message: /it exists, and a recording never overwrites a file/,
    });
  });
});

test('where there is no room the file ends with a whole chunk, and it is said', async (t) => {
  await withDirectory(async (path) => {
    const memory = newMemory();
    for (const one of story(130)) memory.remember(one);
    await memory.settled();
    const file = path('a.treetop');
    const real = newFile(file);
    let taken = 0;
    const full = {
      ...real,
      write: async (bytes: Uint8Array, position: number) => {
        if (taken > 0) throw new Error('ENOSPC: no space left on device, write');
        taken += bytes.length;
        return real.write(bytes, position);
      },
    };
    await t.throwsAsync(saveMemory(file, memory.chunks(), full), {
      message: /ENOSPC: no space left on device: only 61 frames are in it/,
    });
    t.is(
      (await text(createReadStream(file).pipe(createGunzip()))).trimEnd().split('\n').length,
      62,
    );
  });
});

async function played(memory: ReturnType<typeof newMemory>): Promise<readonly Sample[]> {
  const recording = memoryRecording(memory.chunks());
  const samples: Sample[] = [];
  for (let frame = 0; frame < recording.frameCount; frame++) {
    const one = await recording.sampleAt(frame);
    if (one) samples.push(one);
  }
  return samples;
}

/** A second apart; now and then something moves. */
function story(count: number): readonly Sample[] {
  return Array.from({ length: count }, (_, second) =>
    sample(second * 1000, [
      processSample({ pid: 1 }),
      processSample({ pid: 2, userTicks: Math.floor(second / 3) }),
      ...(second % 7 < 3 ? [processSample({ pid: 3, startTicks: Math.floor(second / 7) })] : []),
    ]),
  );
}

function crowd(count: number, second: number): readonly ProcessSample[] {
  return Array.from({ length: count }, (_, pid) => processSample({ pid, userTicks: second }));
}
