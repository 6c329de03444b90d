import test from 'ava';
import { parseSize } from '../../src/text/parse-size.js';

for (const [text, bytes] of [
  ['0', 0],
  ['512', 512],
  ['1K', 1024],
  ['1.5G', 1_610_612_736],
  ['500m', 524_288_000],
  ['2GiB', 2_147_483_648],
  ['.5K', 512],
] as const) {
  test(`${text} is ${bytes} bytes`, (t) => t.is(parseSize(text), bytes));
}

for (const text of ['', 'K', '-1', '1e3', '1 G', '1X', '99999999T', '1,5G']) {
  test(`'${text}' is no size`, (t) => t.is(parseSize(text), undefined));
}
