/** An instant in the zone of the machine it was taken on: `2026-11-21 03:10:42 +0100`. */
export function formatInstant(
  epochMs: number | undefined,
  utcOffsetMinutes: number | undefined,
): string {
  const local = localIso(epochMs, utcOffsetMinutes);
  if (local === undefined || utcOffsetMinutes === undefined) return '?';
  return `${local.replace('T', ' ').slice(0, -5)} ${formatOffset(utcOffsetMinutes)}`;
}

/** The time of day of an instant there: `14:02:11`. */
export function formatClock(
  epochMs: number | undefined,
  utcOffsetMinutes: number | undefined,
): string {
  return localIso(epochMs, utcOffsetMinutes)?.slice(-13, -5) ?? '?';
}

/** An instant in UTC as machines exchange it: `2026-11-21T02:10:42.123Z`; absent where unknown. */
export function isoInstant(epochMs: number | undefined): string | undefined {
  return localIso(epochMs, 0);
}

/** As ISO 8601; the `.123Z` at its end is to be cut off, where the offset is not 0. */
function localIso(
  epochMs: number | undefined,
  utcOffsetMinutes: number | undefined,
): string | undefined {
  if (epochMs === undefined || utcOffsetMinutes === undefined) return undefined;
  const shifted = new Date(epochMs + utcOffsetMinutes * 60_000);
  return Number.isNaN(shifted.getTime()) ? undefined : shifted.toISOString();
}

function formatOffset(utcOffsetMinutes: number): string {
  const minutes = Math.abs(utcOffsetMinutes);
  const clock = Math.floor(minutes / 60) * 100 + (minutes % 60);
  return `${utcOffsetMinutes < 0 ? '-' : '+'}${String(clock).padStart(4, '0')}`;
}
