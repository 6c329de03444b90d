import type { FrameRow, Span, StyleName } from './frame.js';
import { fitted, span } from './spans.js';

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
  if (barWidth < 4) return [span(label), span(' '), fitted(value, valueWidth, 'right', 'text')];
  return [
    span(label),
    span('▕', 'meterFrame'),
    ...bar(parts, barWidth),
    span('▏', 'meterFrame'),
    span(' '),
    fitted(value, valueWidth, 'right', 'text'),
  ];
}

// Ends are rounded rather than widths, so that the parts together never exceed the whole.
function bar(parts: readonly MeterPart[], width: number): readonly Span[] {
  const spans: Span[] = [];
  let sum = 0;
  let at = 0;
  for (const { fraction, style, fill } of parts) {
    sum += fraction;
    const end = Math.max(at, Math.min(width, Math.round(sum * width)));
    if (end > at) spans.push(span(fill.repeat(end - at), style));
    at = end;
  }
  return [...spans, span(' '.repeat(width - at))];
}
