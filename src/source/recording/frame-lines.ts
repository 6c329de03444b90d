import type { Sample } from '../../sample/sample.js';
import { deltaOf, headerOf, keyFrameOf } from './delta.js';
import type { Differences } from './differences.js';
import { maxLineBytes, partItems, sealedPieces } from './line.js';
import { deltaShape, headerShape, keyShape } from './shape/frame-shape.js';
import { changedProcesses, processes } from './shape/process-shape.js';
import type { Check } from './shape/shape.js';

/** The lines that tell a sample where the one before is known; where it is not they open a chunk. In pieces. */
export function* frameLines(
  before: Sample | undefined,
  sample: Sample,
  differences?: Differences,
): Generator<Buffer> {
  if (before) yield* checkedLine(deltaShape, deltaOf(before, sample, differences));
  else {
    yield* checkedLine(headerShape, headerOf(sample));
    yield* checkedLine(keyShape, keyFrameOf(sample));
  }
}

/** What a reader would refuse is a bug of the source: it is not written. */
function* checkedLine(check: Check, frame: object): Generator<Buffer> {
  for (const reason of reasons(check, frame)) {
    if (reason !== undefined) throw new TypeError(`a sample cannot be recorded${reason}`);
    yield nothing;
  }
  let lengthBytes = 0;
  for (const piece of sealedPieces(frame)) {
    lengthBytes += piece.length;
    if (lengthBytes > maxLineBytes) throw new OverlongFrame();
    yield piece;
  }
}

/** Nothing is wrong with the sample: there is too much of it. */
class OverlongFrame extends Error {
  constructor() {
    super(`it is longer than ${maxLineBytes} bytes`);
  }
}

const nothing = Buffer.alloc(0);

/** Of the frame without its long lists, and of each part of those. */
function* reasons(check: Check, frame: object): Generator<string | undefined> {
  const long = Object.entries(longLists).filter(([key]) => listOf(frame, key).length > partItems);
  yield check({ ...frame, ...Object.fromEntries(long.map(([key]) => [key, []])) });
  for (const [key, checkItems] of long) {
    const list = listOf(frame, key);
    for (let at = 0; at < list.length; at += partItems) {
      // One more than the part, for the order.
      yield checkItems(list.slice(Math.max(0, at - 1), at + partItems));
    }
  }
}

const longLists: Readonly<Record<string, Check>> = {
  processes,
  changed: changedProcesses,
  born: processes,
};

function listOf(frame: object, key: string): readonly unknown[] {
  const value = (frame as Record<string, unknown>)[key];
  return Array.isArray(value) ? value : [];
}
