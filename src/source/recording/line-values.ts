import { isAscii } from 'node:buffer';
import { UnusableSource } from '../unusable-source.js';
import { type BornText, bornTextOf } from './born-text.js';
import type { ByteSource } from './byte-source.js';
import type { DeltaFrame } from './format.js';
import type { Place } from './frame-index.js';
import { deltaShape } from './frame-shape.js';
import { isHarmless, isSealed, parsedLine, parsedText } from './line.js';
import type { Check } from './shape.js';

/** Where lines are read from, and how it is called. */
type Lines = { readonly path: string; readonly bytes: ByteSource };

/** A line's value, once it has the shape that is relied on. */
export async function valueAt(reading: Lines, place: Place, check: Check): Promise<unknown> {
  const line = await lineAt(reading, place);
  const parsed = parsedLine(line);
  if ('reason' in parsed) throw unusable(reading, place, `: ${parsed.reason}`);
  const reason = check(parsed.value);
  if (reason !== undefined) throw unusable(reading, place, reason);
  return parsed.value;
}

/** Of a frame that is only passed those that were born need not be parsed: most of them may be gone before the next. */
export async function deltaAt(
  reading: Lines,
  place: Place,
  isPassed: boolean,
): Promise<{ readonly delta: DeltaFrame; readonly born?: BornText['born'] }> {
  const line = isPassed ? await lineAt(reading, place) : undefined;
  const isPlain = line && isHarmless(line) && isAscii(line);
  const text = isPlain ? bornTextOf(line.toString('latin1')) : undefined;
  const delta = text && parsedText(text.rest);
  if (text && delta && 'value' in delta && deltaShape(delta.value) === undefined) {
    return { delta: delta.value as DeltaFrame, born: text.born };
  }
  return { delta: (await valueAt(reading, place, deltaShape)) as DeltaFrame };
}

async function lineAt(reading: Lines, place: Place): Promise<Buffer> {
  const line = await reading.bytes.read(place.offset, place.lengthBytes);
  if (line.length < place.lengthBytes || !isSealed(line)) {
    throw unusable(reading, place, ': has changed since the file was opened');
  }
  return line;
}

export function unusable(
  { path }: Pick<Lines, 'path'>,
  { offset }: Place,
  reason: string,
): UnusableSource {
  return new UnusableSource(`${path}: byte ${offset}${reason}`);
}
