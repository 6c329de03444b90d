import type { Jump } from '../../app/time/jump.js';
import { keyOf } from '../../model/identity.js';
import type { ProcessKey } from '../../model/process.js';
import type { ProcessSample } from '../../sample/process-sample.js';
import type { Sample } from '../../sample/sample.js';
import type { Recording } from '../../source/recording/reader.js';
import type { Search } from './find-event.js';
import { otherTurns } from './frame-model.js';
import type { Landing } from './frame-of-jump.js';

/** The next frame in which a process came, went or has another state than in the frame before it. */
export async function findChange(
  recording: Recording,
  from: number,
  { sign, key }: Extract<Jump, { type: 'change' }>,
  search: Search,
): Promise<Landing | undefined> {
  return sign > 0
    ? changeIn(recording, { start: from, end: recording.frameCount, which: 'first' }, key, search)
    : changeBefore(recording, from, key, search);
}

/** Chunk by chunk: within one it is read forward. */
async function changeBefore(
  recording: Recording,
  from: number,
  key: ProcessKey,
  search: Search,
): Promise<Landing | undefined> {
  for (const { firstFrame, frameCount } of recording.chunks.toReversed()) {
    if (firstFrame >= from) continue;
    if (!search.isWanted()) return undefined;
    const end = Math.min(from, firstFrame + frameCount);
    const found = await changeIn(
      recording,
      { start: Math.max(0, firstFrame - 1), end, which: 'last' },
      key,
      search,
    );
    if (found) return found;
  }
  return undefined;
}

type Stretch = {
  /** To which the next is compared. */
  readonly start: number;
  /** Not looked at any more. */
  readonly end: number;
  /** Which change is wanted. */
  readonly which: 'first' | 'last';
};

async function changeIn(
  recording: Recording,
  { start, end, which }: Stretch,
  key: ProcessKey,
  { isWanted, onFrame }: Search,
): Promise<Landing | undefined> {
  const turn = otherTurns();
  let before = processIn(await recording.sampleAt(start), key);
  let found: Landing | undefined;
  for (let frame = start + 1; frame < end && isWanted(); frame += 1) {
    const now = processIn(await recording.sampleAt(frame), key);
    const text = now === before ? undefined : changeText(before, now);
    before = now;
    if (text !== undefined) found = { frame, text };
    if (found && which === 'first') return found;
    await onFrame(frame);
    await turn();
  }
  return found;
}

/** They stand by pid ascending. */
function processIn({ processes }: Sample, key: ProcessKey): ProcessSample | undefined {
  const pid = Number(key.split(':')[0]);
  let from = 0;
  let to = processes.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((processes[middle]?.pid ?? 0) < pid) from = middle + 1;
    else to = middle;
  }
  const one = processes[from];
  return one && keyOf(one) === key ? one : undefined;
}

function changeText(
  before: ProcessSample | undefined,
  now: ProcessSample | undefined,
): string | undefined {
  if (!before) return now && `${now.pid} ${now.comm} is there, in ${now.stateCode}`;
  if (!now) return `${before.pid} ${before.comm} is not there any more`;
  if (before.stateCode === now.stateCode) return undefined;
  return `${now.pid} ${now.comm}: ${before.stateCode} → ${now.stateCode}`;
}
