import type {
  DeviceReading,
  DeviceSample,
  DiskCounters,
  FileSystem,
  NetworkCounters,
} from '../../sample/device-sample.js';
import { type Family, point } from './family.js';

const diskTable: readonly Of<DiskCounters>[] = [
  ['read_bytes', 'Bytes read.', ({ readBytes }) => readBytes],
  ['written_bytes', 'Bytes written.', ({ writtenBytes }) => writtenBytes],
  ['reads', 'Reads that were completed.', ({ reads }) => reads],
  ['writes', 'Writes that were completed.', ({ writes }) => writes],
  ['busy_seconds', 'Time in which it had something to do.', ({ busyMs }) => busyMs / 1000],
];

const networkTable: readonly Of<NetworkCounters>[] = [
  ['received_bytes', 'Bytes received.', ({ receivedBytes }) => receivedBytes],
  ['received_packets', 'Packets received.', ({ receivedPackets }) => receivedPackets],
  ['received_errors', 'Receiving that failed.', ({ receivedErrors }) => receivedErrors],
  ['received_drops', 'Packets received and dropped.', ({ receivedDrops }) => receivedDrops],
  ['sent_bytes', 'Bytes sent.', ({ sentBytes }) => sentBytes],
  ['sent_packets', 'Packets sent.', ({ sentPackets }) => sentPackets],
  ['sent_errors', 'Sending that failed.', ({ sentErrors }) => sentErrors],
  ['sent_drops', 'Packets dropped in sending.', ({ sentDrops }) => sentDrops],
];

const fileSystemTable: readonly Of<FileSystem>[] = [
  ['size_bytes', 'Size of the file system.', ({ sizeBytes }) => sizeBytes],
  ['used_bytes', 'What is used of it.', ({ usedBytes }) => usedBytes],
  ['available_bytes', 'What users may have of it.', ({ availableBytes }) => availableBytes],
];

/** What is told of devices, where they were recorded. */
export const deviceFamilies: readonly Family[] = [
  ...familiesOf(
    'disk',
    'counter',
    diskTable,
    ({ disks }) => disks,
    ({ name }) => ({ disk: name }),
  ),
  ...familiesOf(
    'network',
    'counter',
    networkTable,
    ({ networks }) => networks,
    ({ name }) => ({ network: name }),
  ),
  ...familiesOf(
    'file_system',
    'gauge',
    fileSystemTable,
    ({ fileSystems }) => fileSystems,
    ({ mountPoint, device }) => ({ mount_point: mountPoint, device }),
  ),
];

/** What stands after the kind in its name, its help, its value. */
type Of<T> = readonly [string, string, (one: T) => number | undefined];

function familiesOf<T>(
  kind: string,
  type: 'gauge' | 'counter',
  table: readonly Of<T>[],
  readingOf: (devices: DeviceSample) => DeviceReading<readonly T[]> | undefined,
  labelsOf: (one: T) => Readonly<Record<string, string>>,
): readonly Family[] {
  return table.map(([name, help, numberOf]) => ({
    name: `treetop_${kind}_${name}`,
    type,
    ...unitOf(name),
    help,
    points: ({ model }) => {
      const reading = readingOf(model.sample.devices ?? {});
      if (!reading || !('value' in reading)) return [];
      return reading.value.flatMap((one) => point(labelsOf(one), numberOf(one)));
    },
  }));
}

function unitOf(name: string): Pick<Family, 'unit'> {
  if (name.endsWith('_bytes')) return { unit: 'bytes' };
  return name.endsWith('_seconds') ? { unit: 'seconds' } : {};
}
