import { closeSync, openSync, readSync } from 'node:fs';
import { type ReadFailure, readFailureOf } from './read-failure.js';
import { OPEN_FLAGS } from './small-files.js';

/** A file of a process that tells whether something moved. */
type KeptKind = 'stat' | 'schedstat';

/** What is kept open of /proc/PID. While `fd` is there it stays that process's, whoever gets the pid next. */
export type StatFile = {
  readonly directory: string;
  fd: number | undefined;
  /** Of which file `fd` is. */
  kind: KeptKind | undefined;
};

/** One file of each process: as many are kept open as the budget allows. */
export type StatFiles = {
  /** The last read, whatever its length says is good until the next. */
  readonly buffer: Buffer;
  readonly kept: Set<StatFile>;
  /** How many may be kept. Below `budget` after descriptors ran out, and slowly back up. */
  limit: number;
  readonly budget: number;
  calmScans: number;
};

/** A budget of 0 opens, reads and closes each time: the way for trees of plain files. */
export function openStatFiles(budget: number): StatFiles {
  return {
    // 52 numbers of at most 20 digits and a name of at most 64 bytes fit twice.
    buffer: Buffer.allocUnsafe(4096),
    kept: new Set(),
    limit: budget,
    budget,
    calmScans: 0,
  };
}

export function statFile(directory: string): StatFile {
  return { directory, fd: undefined, kind: undefined };
}

/** Reads stat into `files.buffer`: the number of bytes, or why there are none. */
export function readStat(
  files: StatFiles,
  file: StatFile,
  isToBeKept: boolean,
): number | ReadFailure {
  if (file.fd !== undefined && file.kind === 'stat') return readKept(files, file, file.fd);
  const length = openAndRead(files, file, 'stat', isToBeKept);
  if (length !== 'noDescriptor') return length;
  makeRoom(files);
  return openAndRead(files, file, 'stat', isToBeKept);
}

/** Reads schedstat, kept open from now on; undefined where there is no room for that. */
export function readSchedstat(files: StatFiles, file: StatFile): number | ReadFailure | undefined {
  if (file.fd !== undefined && file.kind === 'schedstat') return readKept(files, file, file.fd);
  if (files.kept.size >= files.limit) return undefined;
  return openAndRead(files, file, 'schedstat', true);
}

/** Closes what is kept of this process. */
export function releaseStat(files: StatFiles, file: StatFile): void {
  if (file.fd === undefined) return;
  closeSync(file.fd);
  file.fd = undefined;
  file.kind = undefined;
  files.kept.delete(file);
}

export function closeStatFiles(files: StatFiles): void {
  for (const file of [...files.kept]) releaseStat(files, file);
}

/** To be told once a scan: lets the limit recover after a while without trouble. */
export function recoverLimit(files: StatFiles): void {
  files.calmScans += 1;
  if (files.limit >= files.budget || files.calmScans < CALM_SCANS) return;
  files.limit = Math.min(files.budget, files.limit * 2 + LEAST_STEP);
  files.calmScans = 0;
}

const CALM_SCANS = 30;
const LEAST_STEP = 16;

function readKept(files: StatFiles, file: StatFile, fd: number): number | ReadFailure {
  try {
    return readSync(fd, files.buffer, 0, files.buffer.length, 0);
  } catch (error) {
    releaseStat(files, file);
    return readFailureOf(error);
  }
}

function openAndRead(
  files: StatFiles,
  file: StatFile,
  kind: KeptKind,
  isToBeKept: boolean,
): number | ReadFailure {
  let fd: number | undefined;
  try {
    fd = openSync(`${file.directory}/${kind}`, OPEN_FLAGS);
    const length = readSync(fd, files.buffer, 0, files.buffer.length, 0);
    if (isToBeKept && files.kept.size < files.limit) keep(files, file, kind, fd);
    return length;
  } catch (error) {
    return readFailureOf(error);
  } finally {
    if (fd !== undefined && file.fd !== fd) closeSync(fd);
  }
}

function keep(files: StatFiles, file: StatFile, kind: KeptKind, fd: number): void {
  releaseStat(files, file);
  file.fd = fd;
  file.kind = kind;
  files.kept.add(file);
}

/** Descriptors ran out: give a quarter of ours back, so that the rest of the program can work. */
function makeRoom(files: StatFiles): void {
  const target = Math.max(0, files.kept.size - Math.max(LEAST_STEP, files.kept.size >> 2));
  for (const file of files.kept) {
    if (files.kept.size <= target) break;
    releaseStat(files, file);
  }
  files.limit = target;
  files.calmScans = 0;
}
