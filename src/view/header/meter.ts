import type { FrameRow, Span, StyleName } from '../frame.js';
import { sameByKey } from '../same-again.js';
import { fitted, span } from '../spans.js';

export type MeterPart = {
  readonly fraction: number;
  readonly style: StyleName;
  readonly fill: string;
};

/**
 * A label, a bar and a value, together exactly `width` cells. Parts differ in their fill as well as in
 * their colour; an unknown value leaves the bar empty.
 */
export function meterRow(
  label: string,
  parts: readonly MeterPart[],
  value: string,
  width: number,
  valueWidth: number,
): FrameRow {
  const barWidth = width - label.length - valueWidth - 3;
  const ends = barWidth < 4 ? [] : endsOf(parts, barWidth);
  let key = `${label}|${value}|${width}|${valueWidth}`;
  for (const [index, end] of ends.entries()) key += `|${end} ${partOf(parts[index])}`;
  return sameMeter(key, () => [
    span(label),
    ...(barWidth < 4 ? [] : framedBar(parts, ends, barWidth)),
    span(' '),
    fitted(value, valueWidth, 'right', 'text'),
  ]);
}

function partOf(part: MeterPart | undefined): string {
  return part === undefined ? '' : part.style + part.fill;
}

/** More than a screen holds, and few beside all else that is kept. */
const sameMeter = sameByKey<FrameRow>(500);

function framedBar(
  parts: readonly MeterPart[],
  ends: readonly number[],
  width: number,
): readonly Span[] {
  return [span('▕', 'meterFrame'), ...bar(parts, ends, width), span('▏', 'meterFrame')];
}

// Ends are rounded rather than widths, so that the parts together never exceed the whole.
function endsOf(parts: readonly MeterPart[], width: number): readonly number[] {
  let sum = 0;
  let at = 0;
  return parts.map(({ fraction }) => {
    sum += fraction;
    at = Math.max(at, Math.min(width, Math.round(sum * width)));
    return at;
  });
}

function bar(parts: readonly MeterPart[], ends: readonly number[], width: number): readonly Span[] {
  const spans: Span[] = [];
  let at = 0;
  for (const [index, { style, fill }] of parts.entries()) {
    const end = ends[index] ?? at;
    if (end > at) spans.push(span(fill.repeat(end - at), style));
    at = end;
  }
  return [...spans, span(' '.repeat(width - at))];
}
