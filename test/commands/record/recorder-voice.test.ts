import test from 'ava';
import { progressText } from '../../../src/commands/record/recorder-voice.js';

test('progress is frames, bytes and bytes a minute', (t) => {
  t.is(
    progressText({ frames: 1234, bytes: 5 * 1024 * 1024, passedMs: 120_000 }),
    'recording: 1,234 frames, 5.0M, 2.5M a minute',
  );
});

test('what one frame would make in a minute is not known', (t) => {
  t.is(progressText({ frames: 1, bytes: 9, passedMs: 3 }), 'recording: 1 frame, 9B, ? a minute');
});
