import test from 'ava';
import { gapNotes } from '../../../src/commands/record/gap-notes.js';

const clocks = (takenAtMs: number, monotonicMs: number) => ({ takenAtMs, monotonicMs });
const messages = (...args: Parameters<typeof gapNotes>) =>
  gapNotes(...args).map(({ message }) => message);

test('a frame in time has no note, nor has one that is a little late', (t) => {
  t.deepEqual(gapNotes(undefined, clocks(0, 0), 1000), []);
  t.deepEqual(gapNotes(clocks(0, 0), clocks(1000, 1000), 1000), []);
  t.deepEqual(gapNotes(clocks(0, 0), clocks(2900, 2900), 1000), []);
});

test('a stall of ten seconds is a gap', (t) => {
  t.deepEqual(messages(clocks(0, 0), clocks(10_300, 10_300), 1000), [
    'gap: nothing was recorded in the 10 s before this frame (asked: each 1 s)',
  ]);
});

test('a machine that slept, and a clock that was set, are told from the two clocks', (t) => {
  t.deepEqual(messages(clocks(0, 0), clocks(3_601_000, 1000), 1000), [
    'the wall clock went on by 1 h: it was set, or the machine slept',
  ]);
  t.deepEqual(messages(clocks(3_600_000, 0), clocks(1000, 1000), 1000), [
    'the wall clock was set back by 1 h',
  ]);
});

test('a clock that is corrected slowly over a long interval does not jump', (t) => {
  t.deepEqual(gapNotes(clocks(0, 0), clocks(86_443_000, 86_400_000), 86_400_000), []);
});
