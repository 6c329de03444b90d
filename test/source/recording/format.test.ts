import { readFileSync } from 'node:fs';
import test from 'ava';
import { replayed, withDirectory, withRecording } from './directory.js';
import { processSample, sample } from './samples.js';

const page = readFileSync(new URL('../../../../docs/recording-format.md', import.meta.url), 'utf8');

test('the example of docs/recording-format.md plays', async (t) => {
  await withDirectory(async (path) => {
    const example = /```jsonl\n(.*?)```/s.exec(page)?.[1] ?? '';
    const one = processSample();
    const two = processSample({ pid: 4242, comm: 'sleep', ppid: 1, startTicks: 9000 });
    await withRecording(path('a.jsonl'), Buffer.from(example), async (recording) => {
      t.deepEqual(recording.notes, []);
      t.deepEqual(await replayed(recording), [
        sample(0, [one, two]),
        sample(1000, [{ ...one, userTicks: 6, readAtMs: 2000.25 }]),
      ]);
    });
  });
});
