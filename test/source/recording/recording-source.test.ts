import { truncateSync } from 'node:fs';
import test from 'ava';
import { openRecording } from '../../../src/source/recording/reader.js';
import { recordingSource } from '../../../src/source/recording/recording-source.js';
import { recorded, withDirectory } from './directory.js';
import { processSample, sample } from './samples.js';

const nothing = { status: [], cmdline: [] };
const samples = [0, 1000, 2000].map((atMs) => sample(atMs, [processSample({ userTicks: atMs })]));

test('a recording is played from its beginning to its end, and then there is no more', async (t) => {
  await withDirectory(async (path) => {
    await recorded(path('a.jsonl'), samples);
    const source = recordingSource(await openRecording(path('a.jsonl')));
    for (const [frame, one] of samples.entries()) {
      t.is(source.position(), frame);
      t.deepEqual((await source.next(nothing))?.processes, one.processes);
    }
    t.is(await source.next(nothing), undefined);
    t.is(await source.next(nothing), undefined);
    await source.close();
  });
});

test('after seek the next sample is of that frame', async (t) => {
  await withDirectory(async (path) => {
    await recorded(path('a.jsonl'), samples);
    const source = recordingSource(await openRecording(path('a.jsonl')));
    source.seek(2);
    t.is((await source.next(nothing))?.takenAtMs, samples[2]?.takenAtMs);
    source.seek(-1);
    t.is((await source.next(nothing))?.takenAtMs, samples[0]?.takenAtMs);
    source.seek(99);
    t.is(await source.next(nothing), undefined);
    await source.close();
  });
});

test('what was seen there cannot be signalled here', async (t) => {
  await withDirectory(async (path) => {
    await recorded(path('a.jsonl'), samples);
    const source = recordingSource(await openRecording(path('a.jsonl')));
    const [one, two] = [await source.next(nothing), await source.next(nothing)];
    t.true(samples[0]?.viewer.canSignal);
    t.false(one?.viewer.canSignal);
    t.true(one !== undefined && one.viewer === two?.viewer);
    await source.close();
  });
});

test('what is lost of the recording is a note of each sample', async (t) => {
  await withDirectory(async (path) => {
    const bytes = await recorded(path('a.jsonl'), samples);
    truncateSync(path('a.jsonl'), bytes.length - 5);
    const source = recordingSource(await openRecording(path('a.jsonl')));
    t.is(source.recording.frameCount, 2);
    t.deepEqual(
      (await source.next(nothing))?.notes.map(({ code }) => code),
      ['truncated'],
    );
    t.deepEqual((await source.recording.sampleAt(0)).notes, []);
    await source.close();
  });
});
