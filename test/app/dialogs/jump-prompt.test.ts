import test from 'ava';
import type { Jump } from '../../../src/app/time/jump.js';
import { madeTimeline } from '../../helpers/made-timeline.js';
import { familyScreen, played } from '../made-state.js';

const endMs = Date.parse('2026-11-21T10:00:00Z');
const timeline = madeTimeline(endMs - 12 * 3_600_000, endMs);
const replay = () => familyScreen({ frameCount: 9, timeline });
const jumpOf = (text: string) => played(replay(), 'b', ...text, 'Enter');

const places: readonly (readonly [string, Jump])[] = [
  ['+5m', { type: 'by', ms: 300_000 }],
  ['-30s', { type: 'by', ms: -30_000 }],
  ['- 1.5h', { type: 'by', ms: -5_400_000 }],
  ['90', { type: 'by', ms: 90_000 }],
  ['03:10', { type: 'to', instantMs: Date.parse('2026-11-21T03:10:00Z') }],
  ['23:00:05', { type: 'to', instantMs: Date.parse('2026-11-20T23:00:05Z') }],
  ['2026-11-21 03:10:42 +0100', { type: 'to', instantMs: Date.parse('2026-11-21T02:10:42Z') }],
  ['@1700000000', { type: 'to', instantMs: 1_700_000_000_000 }],
];

for (const [text, jump] of places) {
  test(`"${text}" is a place in a recording`, (t) => {
    const { state, effects } = jumpOf(text);
    t.deepEqual(effects, [{ type: 'jump', jump }]);
    t.is(state.dialog, undefined);
  });
}

for (const text of ['', '-', 'soon', '+03:10', '-2026-11-21', '25:00']) {
  test(`"${text}" is none, and it is said what is`, (t) => {
    const { state, effects } = jumpOf(text);
    t.deepEqual(effects, []);
    t.regex(
      (state.dialog?.type === 'jump' && state.dialog.mistake) || '',
      /^expected such as \+5m/,
    );
    const going = played(state, 'Backspace').state.dialog;
    t.true(going?.type === 'jump' && going.mistake === undefined);
  });
}

test('J begins with the sign of what is back', (t) => {
  const { effects } = played(replay(), 'J', ...'5m', 'Enter');
  t.deepEqual(effects, [{ type: 'jump', jump: { type: 'by', ms: -300_000 } }]);
});

test('what plays goes on playing from where it jumps to; where something is looked for, it stops', (t) => {
  const playing = played(replay(), 'Space').state;
  t.true(played(playing, 'b', ...'+5m', 'Enter').state.playback?.isPlaying);
  t.false(played(playing, 'v').state.playback?.isPlaying);
  t.false(played(playing, 'End').state.playback?.isPlaying);
});
