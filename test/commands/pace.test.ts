import test from 'ava';
import { nextDueMs, pausedUntil } from '../../src/commands/pace.js';

test('the next look is an interval after the last was due, however long that took', (t) => {
  t.is(nextDueMs(1000, 500, 1020), 1500);
  t.is(nextDueMs(1000, 500, 1499), 1500);
});

test('a look that is late comes at once, and those that were missed are not made up for', (t) => {
  t.is(nextDueMs(1000, 500, 9000), 9000);
  t.is(nextDueMs(nextDueMs(1000, 500, 9000), 500, 9010), 9500);
});

test('a pause ends at its signal', async (t) => {
  const controller = new AbortController();
  const paused = pausedUntil(performance.now() + 3_600_000, controller.signal);
  controller.abort();
  await t.notThrowsAsync(paused);
  await t.notThrowsAsync(pausedUntil(performance.now() + 3_600_000, controller.signal));
});

test('what is due already is not waited for', async (t) => {
  await t.notThrowsAsync(pausedUntil(performance.now() - 1));
});
