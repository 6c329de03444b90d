import { fc, testProp } from '@fast-check/ava';
import test from 'ava';
import {
  bytesScale,
  countScale,
  percentScale,
  type Scale,
} from '../../../src/view/charts/chart-scale.js';

const textsOf = ({ labels }: Scale) => labels.map(({ text }) => text);

test('a share of all has the same scale whatever it is', (t) => {
  t.deepEqual(textsOf(percentScale([], 100)), ['0', '50%', '100%']);
});

test('other percentages go up to a round number', (t) => {
  t.deepEqual(textsOf(percentScale([0.3, undefined], 1)), ['0', '0.5%', '1%']);
  t.deepEqual(textsOf(percentScale([3], 1)), ['0', '2.5%', '5%']);
  t.deepEqual(textsOf(percentScale([1600], 10)), ['0', '1000%', '2000%']);
});

test('bytes go up to a power of two', (t) => {
  t.deepEqual(textsOf(bytesScale([41 * 1024 ** 2])), ['0', '32.0M', '64.0M']);
  t.deepEqual(textsOf(bytesScale([undefined])), ['0', '512B', '1.0K']);
});

test('counts go by their orders of magnitude, so that two of a thousand are to be seen', (t) => {
  t.deepEqual(textsOf(countScale([3])), ['0', '1', '10']);
  const scale = countScale([1000, 2]);
  t.deepEqual(textsOf(scale), ['0', '10', '100', '1,000']);
  t.true(scale.shareOf(2) > 0.15);
});

testProp(
  'every value stands within the chart, the larger the higher, and labels are five cells at most',
  [
    fc.array(fc.double({ min: 0, max: 4_194_304, noNaN: true }), { minLength: 2 }),
    fc.constantFrom(bytesScale, countScale, (values: readonly number[]) =>
      percentScale(values, 10),
    ),
  ],
  (t, values, scaleOf) => {
    const { shareOf, labels } = scaleOf(values);
    const sorted = values.toSorted((one, other) => one - other).map(shareOf);
    t.true(sorted.every((share) => share >= 0 && share <= 1));
    t.true(sorted.every((share, index) => share >= (sorted[index - 1] ?? 0)));
    t.true(labels.every(({ text, at }) => text.length <= 5 && at >= 0 && at <= 1));
  },
);
