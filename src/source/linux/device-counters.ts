import type { DeviceReading, DeviceSample, DeviceUnread } from '../../sample/device-sample.js';
import { textOfBytes } from '../../text/surrogates.js';
import { parseDiskstats } from './diskstats.js';
import { parseNetDev } from './net-dev.js';
import type { ReadFailure } from './read-failure.js';
import type { SmallFiles } from './small-files.js';

/** The counters of disks and networks, in two small files: they are read with each sample. */
export function deviceCounters(
  root: string,
  readSmallFile: SmallFiles,
  readAtMs: number,
): Pick<DeviceSample, 'disks' | 'networks'> {
  const reading = <T>(name: string, parse: (text: string) => T): DeviceReading<T> => {
    const bytes = readSmallFile(`${root}/${name}`);
    return typeof bytes === 'string'
      ? { readAtMs, unread: reasons[bytes] }
      : { readAtMs, value: parse(textOfBytes(bytes)) };
  };
  return { disks: reading('diskstats', parseDiskstats), networks: reading('net/dev', parseNetDev) };
}

const reasons: Readonly<Record<ReadFailure, DeviceUnread>> = {
  gone: 'missing',
  denied: 'eacces',
  noDescriptor: 'fdBudget',
  unreadable: 'garbled',
};
