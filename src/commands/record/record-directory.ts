import { lstatSync, mkdirSync, readdirSync, statSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Sample } from '../../sample/sample.js';
import {
  isRecordingFileName,
  localDay,
  recordingFileName,
} from '../../source/recording/file-name.js';
import { systemReason, UnwritableRecording } from '../../source/recording/new-file.js';
import type { CurrentFile, RecordingPlace } from './recording-target.js';

export type DirectoryLimits = {
  /** What is older is removed. */
  readonly keepMs?: number | undefined;
  /** All recordings together are no larger: the oldest are removed. */
  readonly maxBytes?: number | undefined;
};

type ClosedFile = {
  readonly path: string;
  readonly sizeBytes: number;
  /** When it was last written to. */
  readonly endedAtMs: number;
};

/** Limits are kept by removing whole files: a file is no more than this share of them. */
const shareOfLimits = 8;
const dayMs = 86_400_000;
/** Old files are looked for so often. */
const tidyEveryMs = 60_000;

/** Dated files in a directory, a new one each day or more often; those that are beyond the limits are removed. */
export function recordingDirectory(
  directory: string,
  limits: DirectoryLimits,
  tell: (message: string) => void,
): RecordingPlace {
  prepare(directory);
  const { keepMs = Number.POSITIVE_INFINITY, maxBytes = Number.POSITIVE_INFINITY } = limits;
  let others: readonly ClosedFile[] = [];
  let listedFor = '';
  let listedAtMs = Number.NEGATIVE_INFINITY;
  return {
    pathFor: (sample) => {
      // It may have been removed since.
      prepare(directory);
      return freePath(directory, sample);
    },
    isOver: ({ firstSample, sizeBytes }, sample) =>
      localDay(firstSample) !== localDay(sample) ||
      sample.monotonicMs - firstSample.monotonicMs >= Math.min(dayMs, keepMs / shareOfLimits) ||
      sizeBytes >= maxBytes / shareOfLimits,
    tidy: (file, sample) => {
      if (keepMs === Number.POSITIVE_INFINITY && maxBytes === Number.POSITIVE_INFINITY) return;
      if (file.path !== listedFor || sample.monotonicMs - listedAtMs >= tidyEveryMs) {
        others = listed(directory, file, sample, tell);
        listedFor = file.path;
        listedAtMs = sample.monotonicMs;
      }
      const gone = beyond(others, sample.takenAtMs - keepMs, maxBytes - file.sizeBytes);
      if (gone.size === 0) return;
      for (const { path } of gone) remove(path, tell);
      others = others.filter((other) => !gone.has(other));
    },
  };
}

/** Those to be removed: written before that instant, and from the oldest so many that the rest has room. */
export function beyond(
  files: readonly ClosedFile[],
  sinceMs: number,
  roomBytes: number,
): ReadonlySet<ClosedFile> {
  const gone = new Set<ClosedFile>();
  let bytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  for (const file of files.toSorted((a, b) => a.endedAtMs - b.endedAtMs)) {
    if (file.endedAtMs >= sinceMs && bytes <= roomBytes) break;
    gone.add(file);
    bytes -= file.sizeBytes;
  }
  return gone;
}

/** Where others may remove and rename what is in it, they could make a recording disappear, or put theirs in its place. */
function prepare(directory: string): void {
  try {
    if (!statSync(directory, { throwIfNoEntry: false })) mkdirSync(directory, { mode: 0o700 });
    const { mode } = statSync(directory);
    if ((mode & 0o002) !== 0 && (mode & 0o1000) === 0) {
      throw new UnwritableRecording(
        `cannot record into ${directory}: everybody may write to it, and it is not sticky`,
      );
    }
  } catch (error) {
    if (error instanceof UnwritableRecording) throw error;
    throw new UnwritableRecording(`cannot record into ${directory}: ${systemReason(error)}`);
  }
}

/** Two may begin in the same second. */
function freePath(directory: string, sample: Sample): string {
  for (let attempt = 1; ; attempt += 1) {
    const path = join(directory, recordingFileName(sample, attempt));
    if (attempt >= 1000 || !lstatSync(path, { throwIfNoEntry: false })) return path;
  }
}

function listed(
  directory: string,
  file: CurrentFile,
  sample: Sample,
  tell: (message: string) => void,
): readonly ClosedFile[] {
  try {
    return closedFiles(directory, file, sample);
  } catch (error) {
    tell(`cannot look for old files in ${directory}: ${systemReason(error)}`);
    return [];
  }
}

/** Only what a recorder of this machine and this user called so: nothing else is ever removed. */
function closedFiles(directory: string, file: CurrentFile, sample: Sample): readonly ClosedFile[] {
  return readdirSync(directory).flatMap((name) => {
    const path = join(directory, name);
    if (path === file.path || !isRecordingFileName(sample, name)) return [];
    const status = lstatSync(path, { throwIfNoEntry: false });
    if (!status?.isFile() || status.uid !== process.geteuid?.()) return [];
    return [{ path, sizeBytes: status.size, endedAtMs: status.mtimeMs }];
  });
}

function remove(path: string, tell: (message: string) => void): void {
  try {
    unlinkSync(path);
  } catch (error) {
    tell(`cannot remove ${path}: ${systemReason(error)}`);
  }
}
