/**
 * A DURATION of the command line in ms: a number with ms, s, m, h or d, a bare one in seconds
 * (`250ms`, `1.5`, `10m`). Undefined where it is none.
 */
export function parseDuration(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?|\.\d+)(ms|s|m|h|d)?$/.exec(text);
  const unitMs = UNITS_MS.get(match?.[2] ?? 's');
  if (match === null || unitMs === undefined) return undefined;
  // 15 digits: 0.07 s is 70 ms, not 70.00000000000001.
  const spanMs = Number((Number(match[1]) * unitMs).toPrecision(15));
  return Number.isFinite(spanMs) ? spanMs : undefined;
}

const UNITS_MS: ReadonlyMap<string, number> = new Map([
  ['ms', 1],
  ['s', 1000],
  ['m', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
]);
