import test from 'ava';
import fc from 'fast-check';
import type { Sample } from '../../../src/sample/sample.js';
import { bornTextOf } from '../../../src/source/recording/born-text.js';
import { deltaOf } from '../../../src/source/recording/delta.js';
import { sealedLine } from '../../../src/source/recording/line.js';
import { openRecording } from '../../../src/source/recording/reader.js';
import { recorded, temporaryDirectory, withDirectory } from './directory.js';
import { anySamples, processSample, sample } from './samples.js';

const lineOf = (...born: object[]) =>
  JSON.stringify({ kind: 'delta', changed: [], born, gone: [], notes: [] });

test('those that were born are cut out, by pid', (t) => {
  const [one, other] = [processSample({ pid: 5 }), processSample({ pid: 12 })];
  const text = bornTextOf(lineOf(one, other));
  t.is(text?.rest, lineOf());
  t.deepEqual(
    [...(text?.born ?? [])].map(([pid, json]) => [pid, JSON.parse(json)]),
    [
      [5, one],
      [12, other],
    ],
  );
  t.deepEqual(bornTextOf(lineOf()), { rest: lineOf(), born: new Map() });
});

test('a line that is not written as ours are is left alone', (t) => {
  const nested = { ...processSample({ pid: 5 }), more: { a: 1, born: [], gone: [] } };
  t.is(bornTextOf(lineOf(nested)), undefined);
  t.is(bornTextOf(lineOf({ comm: 'a', pid: 5 })), undefined);
  t.is(bornTextOf(lineOf(processSample({ pid: 5 }), processSample({ pid: 5 }))), undefined);
  t.is(bornTextOf('{"kind":"key"}'), undefined);
});

test('a name that looks like a line is a name', (t) => {
  const comm = '],"gone":[ ,"born":[ },{"pid":7';
  const text = bornTextOf(lineOf(processSample({ pid: 5, comm })));
  t.is(JSON.parse(text?.born.get(5) ?? '').comm, comm);
});

test('a frame that is jumped to is the one that was recorded, whatever was passed', async (t) => {
  const directory = temporaryDirectory();
  let run = 0;
  await fc.assert(
    fc.asyncProperty(anySamples, fc.nat(), async (samples, any) => {
      const path = directory.path(`${run++}.jsonl`);
      await recorded(path, samples);
      const frame = any % samples.length;
      const recording = await openRecording(path);
      t.deepEqual(await recording.sampleAt(frame), samples[frame]);
      await recording.close();
    }),
    { numRuns: 60 },
  );
  directory.remove();
});

/** Born in every second, changed in the next, and gone or not in the one after that. */
function brief(): readonly Sample[] {
  const at = (second: number, pid: number, over = {}) =>
    processSample({ pid: 100 + pid, startTicks: second, ...over });
  return Array.from({ length: 50 }, (_, second) =>
    sample(second * 1000, [
      processSample(),
      ...(second >= 2 && second % 3 === 0 ? [at(second - 2, second - 2, { userTicks: 9 })] : []),
      ...(second >= 1 ? [at(second - 1, second - 1, { stateCode: 'Z', exitCode: 3 })] : []),
      at(second, second),
    ]),
  );
}

test('who was born, moved and went unseen is not there; who stayed is as he was last', async (t) => {
  await withDirectory(async (path) => {
    const samples = brief();
    await recorded(path('a.jsonl'), samples);
    for (const frame of [6, 7, 11, 12, 47, 48, 49]) {
      const recording = await openRecording(path('a.jsonl'));
      t.deepEqual(await recording.sampleAt(frame), samples[frame]);
      await recording.close();
    }
  });
});

test('what others have written in another order, or with keys of their own, is read all the same', async (t) => {
  await withDirectory(async (path) => {
    const samples = brief().map((one) => ({
      ...one,
      processes: one.processes.map(({ pid, ...rest }) => ({
        ...rest,
        ...{ more: [{ a: 1 }, { pid: 7 }], pid },
      })),
    }));
    t.regex(sealedLine(deltaOf(samples[0] as Sample, samples[1] as Sample)).toString(), /"more"/);
    await recorded(path('a.jsonl'), samples);
    const recording = await openRecording(path('a.jsonl'));
    t.deepEqual(await recording.sampleAt(47), samples[47]);
    await recording.close();
  });
});
