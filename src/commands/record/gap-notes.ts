import type { Sample } from '../../sample/sample.js';
import type { SourceNote } from '../../sample/source-note.js';
import { formatSpan } from '../../text/format-duration.js';

type Clocks = Pick<Sample, 'takenAtMs' | 'monotonicMs'>;

/** What is more than a scan that takes its time. */
const leastGapMs = 1000;
/** A wall clock that is corrected slowly (NTP, 500 ppm at most) does not jump. */
const leastJumpMs = 1000;
const slewShare = 0.001;

/** What a frame says of the time before it: nothing was seen for long, or the wall clock moved otherwise than time did. */
export function gapNotes(
  before: Clocks | undefined,
  now: Clocks,
  everyMs: number,
): readonly SourceNote[] {
  if (!before) return [];
  const passedMs = now.monotonicMs - before.monotonicMs;
  const jumpMs = now.takenAtMs - before.takenAtMs - passedMs;
  return [
    ...(passedMs > 2 * everyMs + leastGapMs ? [gap(passedMs, everyMs)] : []),
    ...(Math.abs(jumpMs) > leastJumpMs + slewShare * Math.abs(passedMs) ? [jump(jumpMs)] : []),
  ];
}

function gap(passedMs: number, everyMs: number): SourceNote {
  const spans = `${formatSpan(passedMs)} before this frame (asked: each ${formatSpan(everyMs)})`;
  return { code: 'gap', message: `gap: nothing was recorded in the ${spans}` };
}

function jump(jumpMs: number): SourceNote {
  const message =
    jumpMs > 0
      ? `the wall clock went on by ${formatSpan(jumpMs)}: it was set, or the machine slept`
      : `the wall clock was set back by ${formatSpan(-jumpMs)}`;
  return { code: 'clockJumped', message };
}
