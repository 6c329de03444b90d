import type { Jump } from '../../app/time/jump.js';
import { frameAt } from '../../source/recording/instant.js';
import type { Recording } from '../../source/recording/reader.js';

/** Where a jump leads to, and what is to be said of it. */
export type Landing = { readonly frame: number; readonly text?: string };

const atStart: Landing = { frame: 0, text: 'the recording begins here' };

/** Of jumps in time. `from`: the frame that is shown, or that was asked for last. */
export async function frameOfJump(
  recording: Recording,
  from: number,
  jump: Extract<Jump, { type: 'by' | 'to' }>,
): Promise<Landing> {
  if (jump.type === 'by') return frameAfter(recording, from, jump.ms);
  const frame = await frameAt(recording, jump.instantMs);
  if (frame === undefined) return atStart;
  return (await isPastEnd(recording, frame, jump.instantMs)) ? atEnd(recording) : { frame };
}

/** The nearest to that instant, not the last by then: frames a second apart are some ms more or less apart. */
async function frameAfter(recording: Recording, from: number, ms: number): Promise<Landing> {
  const { frameCount, takenAtMs } = recording;
  const instantMs = (await takenAtMs(from)) + ms;
  const before = await frameAt(recording, instantMs);
  if (before === undefined) return atStart;
  const next = Math.min(frameCount - 1, before + 1);
  const isNextNearer = (await takenAtMs(next)) - instantMs < instantMs - (await takenAtMs(before));
  const nearest = isNextNearer ? next : before;
  if (nearest !== from) {
    return (await isPastEnd(recording, nearest, instantMs)) ? atEnd(recording) : { frame: nearest };
  }
  const moved = from + Math.sign(ms);
  if (moved < 0) return atStart;
  return moved >= frameCount ? atEnd(recording) : { frame: moved };
}

function atEnd({ frameCount }: Recording): Landing {
  return { frame: frameCount - 1, text: 'the recording ends here' };
}

/** By more than what lies between two frames, usually. */
async function isPastEnd(
  { frameCount, takenAtMs }: Recording,
  frame: number,
  instantMs: number,
): Promise<boolean> {
  return frame === frameCount - 1 && instantMs - (await takenAtMs(frame)) > 1000;
}
