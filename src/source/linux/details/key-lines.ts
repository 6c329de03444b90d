/**
 * The lines `Key: value` of a file such as /proc/PID/status, values trimmed. The first of a key counts: after a
 * name that looks like a line comes none, as the kernel escapes its newlines.
 */
export function keyLines(bytes: Buffer): ReadonlyMap<string, string> {
  const lines = new Map<string, string>();
  for (const line of bytes.toString('latin1').split('\n')) {
    const colon = line.indexOf(':');
    const key = line.slice(0, colon);
    if (colon > 0 && !lines.has(key)) lines.set(key, line.slice(colon + 1).trim());
  }
  return lines;
}

/** A whole number without a sign; past 2^53 the nearest double. */
export function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

/** `12 kB`, which are KiB. */
export function kibibytes(text: string | undefined): number | undefined {
  const kib = /^(\d+) kB$/.exec(text ?? '')?.[1];
  return kib === undefined ? undefined : Number(kib) * 1024;
}

/** Without the keys that are not known. */
export function onlyKnown<T extends object>(
  values: {
    readonly [K in keyof T]-?: T[K] | undefined;
  },
): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}
