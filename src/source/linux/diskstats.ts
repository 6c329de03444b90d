import type { DiskCounters } from '../../sample/device-sample.js';

/** Always 512, whatever the disk's own are (proc_diskstats(5)). */
const sectorBytes = 512;

/** Reads /proc/diskstats; a line that is not of the form (partitions before 2.6.25) is left out. */
export function parseDiskstats(text: string): readonly DiskCounters[] {
  return text.split('\n').flatMap((line) => {
    const [, , name, ...fields] = line.trim().split(/\s+/);
    const counts = fields.map(Number);
    const [reads, , readSectors, , writes, , writtenSectors, , , busyMs] = counts;
    if (name === undefined || !counts.slice(0, 11).every(Number.isFinite)) return [];
    if (reads === undefined || readSectors === undefined || writes === undefined) return [];
    if (writtenSectors === undefined || busyMs === undefined) return [];
    const readBytes = readSectors * sectorBytes;
    return [{ name, reads, readBytes, writes, writtenBytes: writtenSectors * sectorBytes, busyMs }];
  });
}
