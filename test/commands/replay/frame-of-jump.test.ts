import test from 'ava';
import { frameOfJump } from '../../../src/commands/replay/frame-of-jump.js';
import { recordingTakenAt } from '../../helpers/recording-taken-at.js';

// A second apart, more or less.
const recording = recordingTakenAt(0, 1001, 1999, 3002, 4000, 60_000);
const frameAfter = async (from: number, ms: number) =>
  (await frameOfJump(recording, from, { type: 'by', ms })).frame;

test('a jump by a duration goes to the nearest frame, not to the last one by then', async (t) => {
  t.is(await frameAfter(0, 1000), 1);
  t.is(await frameAfter(3, -1000), 2);
  t.is(await frameAfter(0, 3000), 3);
});

test('it goes on by one frame at least', async (t) => {
  t.is(await frameAfter(2, 10), 3);
  t.is(await frameAfter(2, -10), 1);
  t.is(await frameAfter(4, 1000), 5);
});

test('it goes no further than the recording, and says so', async (t) => {
  t.deepEqual(await frameOfJump(recording, 3, { type: 'by', ms: -3_600_000 }), {
    frame: 0,
    text: 'the recording begins here',
  });
  for (const from of [0, 5])
    t.deepEqual(await frameOfJump(recording, from, { type: 'by', ms: 3_600_000 }), {
      frame: 5,
      text: 'the recording ends here',
    });
});

test('to an instant it goes to the frame that showed it', async (t) => {
  const to = async (instantMs: number) =>
    (await frameOfJump(recording, 0, { type: 'to', instantMs })).frame;
  t.is(await to(2500), 2);
  t.is(await to(59_999), 4);
  t.is(await to(-1), 0);
  t.is(await to(60_000), 5);
});
