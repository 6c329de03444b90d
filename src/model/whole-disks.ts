import type { DiskRate } from './device-rates.js';

/** The disks that were ever used, without their partitions: what those do is in the disk's numbers. */
export function wholeDisks(disks: readonly DiskRate[]): readonly DiskRate[] {
  const names = new Set(disks.map(({ disk }) => disk.name));
  return disks.filter(({ disk }) => disk.reads + disk.writes > 0 && !isPartition(disk.name, names));
}

/** `sda1` of `sda`; where the disk's name ends in a digit, `nvme0n1p1` of `nvme0n1`. */
function isPartition(name: string, names: ReadonlySet<string>): boolean {
  const disk = /^(.*\d)p\d+$/.exec(name)?.[1] ?? /^(.*\D)\d+$/.exec(name)?.[1];
  return disk !== undefined && names.has(disk);
}
