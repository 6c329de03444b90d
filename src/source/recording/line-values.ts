import { isAscii } from 'node:buffer';
import { UnusableSource } from '../unusable-source.js';
import { type BornText, bornTextOf } from './born-text.js';
import type { ByteSource } from './byte-source.js';
import type { DeltaFrame } from './format.js';
import type { Place } from './frame-index.js';
import { isHarmless, isSealed, parsedLine, parsedText } from './line.js';
import { deltaShape } from './shape/frame-shape.js';
import type { Check } from './shape/shape.js';

/** Where lines are read from, and how it is called. */
type Lines = { readonly path: string; readonly bytes: ByteSource };

/** A line's value, once it has the shape that is relied on. */
export async function valueAt(reading: Lines, place: Place, check: Check): Promise<unknown> {
  return valueIn(await lineAt(reading, place), reading, place, check);
}

function valueIn(line: Buffer, reading: Lines, place: Place, check: Check): unknown {
  const parsed = parsedLine(line);
  if ('reason' in parsed) throw unusable(reading, place, `: ${parsed.reason}`);
  const reason = check(parsed.value);
  if (reason !== undefined) throw unusable(reading, place, reason);
  return parsed.value;
}

type Delta = { readonly delta: DeltaFrame; readonly born?: BornText['born'] };

/** Of a frame that is only passed those that were born need not be parsed: most of them may be gone before the next. */
export async function deltaAt(reading: Lines, place: Place, isPassed: boolean): Promise<Delta> {
  const line = await lineAt(reading, place);
  const passed = isPassed ? withoutBorn(line) : undefined;
  return passed ?? { delta: valueIn(line, reading, place, deltaShape) as DeltaFrame };
}

/** Undefined where the line has to be read whole. */
function withoutBorn(line: Buffer): Delta | undefined {
  if (!isHarmless(line) || !isAscii(line)) return undefined;
  const text = bornTextOf(line.toString('latin1'));
  const parsed = text && parsedText(text.rest);
  if (!text || !parsed || !('value' in parsed)) return undefined;
  if (deltaShape(parsed.value) !== undefined) return undefined;
  return { delta: parsed.value as DeltaFrame, born: text.born };
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
