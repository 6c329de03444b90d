import { gunzipSync } from 'node:zlib';
import test from 'ava';
import fc from 'fast-check';
import type { Sample } from '../../../src/sample/sample.js';
import { openRecording } from '../../../src/source/recording/reader.js';
import {
  recorded,
  replayed,
  temporaryDirectory,
  withDirectory,
  withRecording,
} from './directory.js';
import { anySamples, processSample, sample } from './samples.js';

for (const form of ['jsonl', 'treetop']) {
  test(`replayed samples are the recorded ones, whatever they hold, in FILE.${form}`, async (t) => {
    const directory = temporaryDirectory();
    let run = 0;
    await fc.assert(
      fc.asyncProperty(anySamples, async (samples) => {
        const path = directory.path(`${run++}.${form}`);
        const bytes = await recorded(path, samples);
        const text = form === 'jsonl' ? bytes.toString() : gunzipSync(bytes).toString();
        t.notRegex(text, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]/);
        await withRecording(path, bytes, async (recording) => {
          t.deepEqual(recording.notes, []);
          t.deepEqual(await replayed(recording), samples);
        });
      }),
      { numRuns: 60 },
    );
    directory.remove();
  });
}

test('any frame can be played first', async (t) => {
  await withDirectory(async (path) => {
    const samples = longStory();
    await recorded(path('a.jsonl'), samples);
    for (const frame of [299, 0, 150, 149, 148, 298, 61]) {
      const recording = await openRecording(path('a.jsonl'));
      t.deepEqual(await recording.sampleAt(frame), samples[frame]);
      t.deepEqual(await recording.sampleAt(frame ^ 1), samples[frame ^ 1]);
      await recording.close();
    }
  });
});

test('frames can be played in any order, and two at a time', async (t) => {
  await withDirectory(async (path) => {
    const samples = longStory();
    await recorded(path('a.jsonl'), samples);
    const recording = await openRecording(path('a.jsonl'));
    const order = samples.map((_, frame) => (frame * 73) % samples.length);
    for (const frame of order) {
      const both = await Promise.all([recording.sampleAt(frame), recording.sampleAt(299 - frame)]);
      t.deepEqual(both, [samples[frame], samples[299 - frame]] as [Sample, Sample]);
    }
    await recording.close();
  });
});

test('details that did not change are the same object in the next frame, and what did not of those that did', async (t) => {
  await withDirectory(async (path) => {
    const files = { value: { list: [{ descriptor: 0, target: '/dev/null' }] } };
    const details = (readAtMs: number) => [
      { pid: 1, startTicks: 3, readAtMs: 5, files },
      { pid: 2, startTicks: 3, readAtMs, files, waitChannel: { value: `${readAtMs}` } },
    ];
    const samples = [0, 61_000, 62_000, 63_000].map((atMs) =>
      sample(atMs, [processSample()], { details: structuredClone(details(atMs)) }),
    );
    await withRecording(
      path('b.jsonl'),
      await recorded(path('a.jsonl'), samples),
      async (recording) => {
        const [first, ...later] = await replayed(recording);
        for (const { details: now } of later) {
          t.is(now?.[0], first?.details?.[0]);
          t.not(now?.[1], first?.details?.[1]);
          t.is(now?.[1]?.files, first?.details?.[1]?.files);
        }
      },
    );
  });
});

test('a process that did not change is the same object in the next frame, over a key frame too', async (t) => {
  await withDirectory(async (path) => {
    const idle = processSample({ status: { readAtMs: 1, uids: [1, 1, 1, 1], gids: [1] } });
    const samples = [0, 61_000, 62_000, 63_000].map((atMs) =>
      sample(atMs, [structuredClone(idle), processSample({ pid: 2, userTicks: atMs })]),
    );
    await withRecording(
      path('b.jsonl'),
      await recorded(path('a.jsonl'), samples),
      async (recording) => {
        const [first, ...later] = await replayed(recording);
        for (const one of later) {
          t.is(one.processes[0], first?.processes[0]);
          t.not(one.processes[1], first?.processes[1]);
          t.true(one.boot === first?.boot && one.viewer === first?.viewer);
        }
      },
    );
  });
});

test('facts that did not change keep their object in a process that did', async (t) => {
  await withDirectory(async (path) => {
    const busy = processSample({ cmdline: { readAtMs: 1, argv: ['a'] } });
    const samples = [sample(0, [busy]), sample(1000, [{ ...busy, userTicks: 6 }])];
    await withRecording(
      path('b.jsonl'),
      await recorded(path('a.jsonl'), samples),
      async (recording) => {
        const [one, two] = await replayed(recording);
        t.not(one?.processes[0], two?.processes[0]);
        t.is(one?.processes[0]?.cmdline, two?.processes[0]?.cmdline);
      },
    );
  });
});

test('a pid that is used again is another process, in a delta and at a key frame', async (t) => {
  await withDirectory(async (path) => {
    const old = processSample({ pid: 5 });
    const young = processSample({ pid: 5, startTicks: 900 });
    const samples = [
      sample(0, [old]),
      sample(61_000, [young]),
      sample(62_000, [old]),
      sample(63_000, [young]),
    ];
    await withRecording(
      path('b.jsonl'),
      await recorded(path('a.jsonl'), samples),
      async (recording) => {
        t.deepEqual(await replayed(recording), samples);
      },
    );
  });
});

test('what a process no longer says is gone in the next frame too', async (t) => {
  await withDirectory(async (path) => {
    const rowFacts = {
      oomScore: { readAtMs: 1, value: 2 },
      exe: { readAtMs: 1, value: '/bin/a' },
    };
    const whole = processSample({ processor: 1, rowFacts });
    const { exe: _exe, ...fewer } = rowFacts;
    const { processor: _processor, ...rest } = whole;
    const samples = [
      sample(0, [whole]),
      sample(1000, [{ ...whole, rowFacts: { ...rowFacts, oomScore: { readAtMs: 2, value: 3 } } }]),
      sample(2000, [{ ...whole, rowFacts: fewer }]),
      sample(3000, [rest]),
    ];
    const bytes = await recorded(path('a.jsonl'), samples);
    const [, , moved] = bytes.toString().split('\n');
    t.regex(
      moved ?? '',
      /"changed":\[\{"pid":1,"rowFacts":\{"oomScore":\{"readAtMs":2,"value":3\}\}\}\]/,
    );
    await withRecording(path('b.jsonl'), bytes, async (recording) => {
      t.deepEqual(await replayed(recording), samples);
    });
  });
});

test('details that did not change are not written again', async (t) => {
  await withDirectory(async (path) => {
    const environment = { value: { list: ['A=environment'] } };
    const details = (score: number) => [
      { pid: 1, startTicks: 3, readAtMs: 5, environment },
      {
        pid: 2,
        startTicks: 3,
        readAtMs: score,
        environment,
        oom: { value: { score, scoreAdj: 0 } },
      },
    ];
    const samples = [
      sample(0, [], { details: details(1) }),
      sample(1000, [], { details: details(2) }),
      sample(2000, [], { details: [] }),
      sample(3000, []),
      sample(4000, [], { details: details(2) }),
    ];
    const bytes = await recorded(path('a.jsonl'), samples);
    t.is(bytes.toString().split('A=environment').length - 1, 4);
    await withRecording(path('b.jsonl'), bytes, async (recording) => {
      t.deepEqual(await replayed(recording), samples);
    });
  });
});

test('users that change are carried from their frame on', async (t) => {
  await withDirectory(async (path) => {
    const plain = sample(0, []);
    const samples = [
      plain,
      { ...plain, monotonicMs: 2000, boot: { ...plain.boot, users: { 0: 'root', 5: 'new' } } },
      { ...plain, monotonicMs: 3000, boot: { ...plain.boot, users: { 0: 'root', 5: 'new' } } },
    ];
    const bytes = await recorded(path('a.jsonl'), samples);
    t.is(bytes.toString().split('"new"').length, 2);
    await withRecording(path('b.jsonl'), bytes, async (recording) => {
      t.deepEqual(await replayed(recording), samples);
    });
  });
});

/** Five minutes in which something is born, changes and goes in every second. */
function longStory(): Sample[] {
  return Array.from({ length: 300 }, (_, at) =>
    sample(at * 1000, [
      processSample({ userTicks: at }),
      processSample({ pid: 10 + (at % 7), startTicks: at }),
      ...(at % 3 === 0 ? [] : [processSample({ pid: 40 })]),
    ]),
  );
}
