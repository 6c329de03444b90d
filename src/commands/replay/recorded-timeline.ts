import {
  merged,
  nothing,
  type Timeline,
  type TimelineMark,
  type TimelinePart,
  timelineMarks,
  timelineParts,
} from '../../app/time/timeline.js';
import type { Recording } from '../../source/recording/reader.js';
import { type Strip, stripMarks } from '../../source/recording/strip.js';

type RecordingChunk = Recording['chunks'][number];

/** When a recording begins and ends; what was in it is not known yet. */
export function blankTimeline({ chunks }: Recording): Timeline {
  const instants = chunks.flatMap(({ firstTakenAtMs, lastTakenAtMs }) => [
    firstTakenAtMs,
    lastTakenAtMs,
  ]);
  // Not the first and the last: the wall clock may have been set back in between.
  const fromMs = instants.reduce((least, one) => Math.min(least, one));
  const toMs = instants.reduce((most, one) => Math.max(most, one));
  return { fromMs, toMs, parts: Array<TimelinePart>(timelineParts).fill(nothing) };
}

/** The time line with what the chunks say of themselves, one chunk more each time. */
export async function* growingTimeline(recording: Recording): AsyncGenerator<Timeline> {
  const { fromMs, toMs, parts } = blankTimeline(recording);
  const filled = [...parts];
  for (const [index, chunk] of recording.chunks.entries()) {
    for (const [at, part] of partsOfChunk(chunk, await recording.strip(index), { fromMs, toMs })) {
      filled[at] = merged(filled[at] ?? nothing, part);
    }
    yield { fromMs, toMs, parts: filled.slice() };
  }
}

type Span = Pick<Timeline, 'fromMs' | 'toMs'>;

/** Each part of a strip, with the parts of the time line that it covers. */
function* partsOfChunk(
  { firstTakenAtMs, lastTakenAtMs }: RecordingChunk,
  { loads, marks }: Strip,
  { fromMs, toMs }: Span,
): Generator<readonly [number, TimelinePart]> {
  const partOf = (atMs: number) =>
    Math.min(
      timelineParts - 1,
      Math.floor(((atMs - fromMs) / Math.max(1, toMs - fromMs)) * timelineParts),
    );
  const partMs = (lastTakenAtMs - firstTakenAtMs) / loads.length;
  const known = filledBackwards(loads);
  for (const [index, load] of known.entries()) {
    const part = { load, mark: worstMark(marks[index] ?? 0) };
    const first = partOf(firstTakenAtMs + index * partMs);
    // Up to where the next one begins.
    const last = Math.max(first, partOf(firstTakenAtMs + (index + 1) * partMs - 1));
    yield [first, part];
    for (let at = first + 1; at <= last; at += 1) yield [at, { ...part, mark: undefined }];
  }
}

/** The load of a frame is that of the time before it: parts between two frames have that of the later one. */
function filledBackwards(loads: Strip['loads']): Strip['loads'] {
  let later: number | undefined;
  return loads
    .toReversed()
    .map((load) => {
      later = load ?? later;
      return later;
    })
    .toReversed();
}

function worstMark(bits: number): TimelineMark | undefined {
  return timelineMarks.findLast((mark) => (bits & stripMarks[mark]) !== 0);
}
