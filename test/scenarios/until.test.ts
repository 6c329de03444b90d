import test from 'ava';
import { until } from '../helpers/until.js';

test('until gives the first value that is neither undefined nor false', async (t) => {
  const values = [undefined, false, 0] as const;
  let at = 0;
  t.is(await until<number>('zero', () => values[at++]), 0);
});

test('until says what did not come', async (t) => {
  await t.throwsAsync(
    until('the moon', () => undefined, 1),
    { message: 'not within 1 ms: the moon' },
  );
});
