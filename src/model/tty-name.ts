import type { TtyDriver } from '../sample/host-sample.js';

/**
 * A terminal's device number as ps names it: 'pts/3', 'tty1', 'ttyS0'; '' = none; undefined = not
 * known. Bits 8 to 19 are the major, the others the minor number (new_encode_dev in the kernel).
 */
export function ttyName(ttyDevice: number, drivers: readonly TtyDriver[]): string | undefined {
  if (ttyDevice === 0) return '';
  const major = (ttyDevice >>> 8) & 0xfff;
  const minor = (ttyDevice & 0xff) | ((ttyDevice >>> 12) & 0xfff00);
  const driver = drivers.find(
    ({ major: ownMajor, firstMinor, lastMinor }) =>
      ownMajor === major && firstMinor <= minor && minor <= lastMinor,
  );
  return driver && nameWithin(driver, minor);
}

function nameWithin(driver: TtyDriver, minor: number): string {
  const { prefix, major, firstMinor, lastMinor } = driver;
  // A driver of one device has its whole name: console, ttyprintk.
  if (firstMinor === lastMinor) return prefix;
  if (prefix === 'pts') return `pts/${minor - firstMinor}`;
  // The virtual consoles are numbered from 1, as their minors are (name_base in drivers/tty/vt/vt.c).
  return major === 4 && prefix === 'tty' ? `tty${minor}` : `${prefix}${minor - firstMinor}`;
}
