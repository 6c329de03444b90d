import type { TtyDriver } from '../../sample/host-sample.js';

/** Reads /proc/tty/drivers: `name /dev/prefix major first[-last] type`, in columns. */
export function parseTtyDrivers(text: string): readonly TtyDriver[] {
  return [...text.matchAll(LINE)].map(([, prefix, major, first, last]) => ({
    prefix: prefix ?? '',
    major: Number(major),
    firstMinor: Number(first),
    lastMinor: Number(last ?? first),
  }));
}

const LINE = /^.*? +\/dev\/(\S+) +(\d{1,9}) +(\d{1,9})(?:-(\d{1,9}))? /gm;
