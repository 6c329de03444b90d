import { parseDuration } from './parse-duration.js';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** What an INSTANT is relative to. */
export type InstantContext = {
  /** Wall clock of the recording's last frame. */
  readonly endMs: number;
  readonly utcOffsetMinutes: number;
};

/**
 * An INSTANT of the command line in ms since the epoch, undefined where it is none: ISO 8601,
 * `HH:MM[:SS]` (the last one that is not after the recording's end), `yesterday HH:MM[:SS]` (the
 * day before the recording's last), `-5m` (before its end), `@` and seconds since the epoch.
 * Without a zone of its own it is in the recording's.
 */
export function parseInstant(text: string, context: InstantContext): number | undefined {
  if (text.startsWith('@')) return ofEpochSeconds(text.slice(1));
  if (text.startsWith('-')) return beforeEnd(text.slice(1), context);
  return ofTimeOfDay(text, context) ?? ofIso8601(text, context);
}

function ofEpochSeconds(text: string): number | undefined {
  return /^-?\d{1,12}(\.\d{1,9})?$/.test(text) ? Math.round(Number(text) * 1000) : undefined;
}

function beforeEnd(text: string, { endMs }: InstantContext): number | undefined {
  const spanMs = parseDuration(text);
  return spanMs === undefined ? undefined : endMs - spanMs;
}

function ofTimeOfDay(text: string, context: InstantContext): number | undefined {
  const match = /^(yesterday +)?(\d\d:\d\d(?::\d\d)?)$/.exec(text);
  const timeMs = timeOfDayMs(match?.[2]);
  if (!match || timeMs === undefined) return undefined;
  const offsetMs = context.utcOffsetMinutes * minuteMs;
  const lastDayMs = Math.floor((context.endMs + offsetMs) / dayMs) * dayMs - offsetMs;
  const isDayBefore = match[1] !== undefined || lastDayMs + timeMs > context.endMs;
  return lastDayMs + timeMs - (isDayBefore ? dayMs : 0);
}

function ofIso8601(text: string, context: InstantContext): number | undefined {
  const match =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:[.,](\d{1,9}))? ?(Z|[+-]\d\d(?::?\d\d)?)?)?$/i.exec(
      text,
    );
  const dateMs = midnightMs(match?.[1]);
  const timeMs = timeOfDayMs(match?.[2] ?? '00:00');
  const zoneMinutes = match?.[4] ? offsetMinutes(match[4]) : context.utcOffsetMinutes;
  if (dateMs === undefined || timeMs === undefined || zoneMinutes === undefined) return undefined;
  const fractionMs = Math.floor(Number(`0.${match?.[3] ?? 0}`) * 1000);
  return dateMs + timeMs + fractionMs - zoneMinutes * minuteMs;
}

/** Undefined for a day that no calendar has, which Date would take for one of the next month. */
function midnightMs(date: string | undefined): number | undefined {
  if (date === undefined) return undefined;
  const atMs = Date.parse(`${date}T00:00:00Z`);
  return Number.isFinite(atMs) && new Date(atMs).toISOString().startsWith(date) ? atMs : undefined;
}

function timeOfDayMs(time: string | undefined): number | undefined {
  const [hours = 24, minutes = 60, seconds = 0] = time?.split(':').map(Number) ?? [];
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined;
  return (hours * 3600 + minutes * 60 + seconds) * 1000;
}

function offsetMinutes(zone: string): number | undefined {
  if (/^z$/i.test(zone)) return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(':', ''));
  if (hours > 23 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}
