import test from 'ava';
import { type Timeline, timelineCells } from '../../../src/app/time/timeline.js';
import { blankTimeline, growingTimeline } from '../../../src/commands/replay/recorded-timeline.js';
import type { Recording } from '../../../src/source/recording/reader.js';
import { stripMarks } from '../../../src/source/recording/strip.js';
import { recordingTakenAt } from '../../helpers/recording-taken-at.js';

const minuteMs = 60_000;

/** Two chunks of a minute, the recorder having been stopped for two minutes between them. */
const twoChunks: Recording = {
  ...recordingTakenAt(),
  frameCount: 122,
  chunks: [chunk(0, 0), chunk(61, 3 * minuteMs)],
  strip: async (index) => ({
    // A frame each two parts: the parts between are of the time before the next frame.
    loads: Array.from({ length: 60 }, (_, part) =>
      part % 2 === 0 ? undefined : index === 0 ? 0.25 : 1,
    ),
    marks: Array.from({ length: 60 }, (_, part) =>
      index === 1 && part === 30 ? stripMarks.exited | stripMarks.longWait : 0,
    ),
  }),
};

function chunk(firstFrame: number, firstTakenAtMs: number): Recording['chunks'][number] {
  return { firstFrame, frameCount: 61, firstTakenAtMs, lastTakenAtMs: firstTakenAtMs + minuteMs };
}

async function last(recording: Recording): Promise<Timeline> {
  let newest = blankTimeline(recording);
  for await (const timeline of growingTimeline(recording)) newest = timeline;
  return newest;
}

test('it is over the whole recording, with the gaps in it', async (t) => {
  const timeline = await last(twoChunks);
  t.is(timeline.toMs - timeline.fromMs, 4 * minuteMs);
  const loads = timelineCells(timeline, 4).map(({ load }) => load);
  t.deepEqual(loads, [0.25, undefined, undefined, 1]);
});

test('no part of a chunk is left blank', async (t) => {
  const { parts } = await last(twoChunks);
  t.true(parts.slice(0, 119).every(({ load }) => load === 0.25));
  t.true(parts.slice(361).every(({ load }) => load === 1));
});

test('of what happened in a part the worst is marked, once', async (t) => {
  const { parts } = await last(twoChunks);
  const marked = parts.flatMap(({ mark }, part) => (mark ? [[part, mark]] : []));
  t.deepEqual(marked, [[420, 'longWait']]);
});

test('before a chunk is looked at nothing is known but when it begins and ends', (t) => {
  const { fromMs, toMs, parts } = blankTimeline(recordingTakenAt(5000, 9000));
  t.deepEqual([fromMs, toMs], [5000, 9000]);
  t.true(parts.every(({ load, mark }) => load === undefined && mark === undefined));
});
