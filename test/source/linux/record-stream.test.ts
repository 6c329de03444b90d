import test from 'ava';
import fc from 'fast-check';
import {
  endStream,
  type FileBytes,
  pushChunk,
  recordStream,
} from '../../../src/source/linux/record-stream.js';

const MAX_BYTES = 4096;

function answersTo(paths: readonly string[], chunks: readonly Uint8Array[]) {
  const answers = new Map<number, FileBytes>();
  const stream = recordStream(paths, MAX_BYTES, (index, file) => void answers.set(index, file));
  for (const chunk of chunks) pushChunk(stream, Buffer.from(chunk));
  endStream(stream);
  return answers;
}

test('records are given to their files wherever the chunks are cut', (t) => {
  const output = Buffer.from('/p/1:a\0/p/1:/p/3:x\0/p/3:\n\0/p/12:\0');
  fc.assert(
    fc.property(fc.array(fc.nat(output.length)), (cuts) => {
      const edges = [0, ...cuts.sort((a, b) => a - b), output.length];
      const chunks = edges.map((edge, index) => output.subarray(edge, edges[index + 1]));
      const answers = answersTo(['/p/1', '/p/2', '/p/3', '/p/12'], chunks);
      t.deepEqual(
        [...answers].map(([index, { bytes, isCut }]) => [
          index,
          Buffer.from(bytes).toString(),
          isCut,
        ]),
        [
          [0, 'a\0/p/3:x\0', false],
          [2, '\n\0', false],
          [3, '\0', false],
        ],
      );
    }),
  );
});

test('an argument that is exactly as long as what is kept is whole, a byte more is cut', (t) => {
  for (const [length, isCut] of [
    [MAX_BYTES - 1, false],
    [MAX_BYTES, false],
    [MAX_BYTES + 1, true],
    [2_000_000, true],
  ] as const) {
    const answer = answersTo(['/p/1'], [Buffer.from(`/p/1:${'x'.repeat(length)}\0`)]).get(0);
    t.is(answer?.isCut, isCut, `${length}`);
    t.is(answer?.bytes.length, Math.min(length + 1, MAX_BYTES));
  }
});

test('many small arguments are cut at the same size', (t) => {
  const records = (count: number) => [Buffer.from('/p/1:\0'.repeat(count))];
  t.false(answersTo(['/p/1'], records(MAX_BYTES)).get(0)?.isCut);
  t.true(answersTo(['/p/1'], records(MAX_BYTES + 1)).get(0)?.isCut);
  t.is(answersTo(['/p/1'], records(10_000)).get(0)?.bytes.length, MAX_BYTES);
});

test("what is nobody's record is passed over", (t) => {
  t.is(answersTo(['/p/1'], [Buffer.from('noise\0\0')]).size, 0);
});
