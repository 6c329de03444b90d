import type { ProcessDetails, Reading, Unread } from '../../sample/process-details.js';
import { descriptorCount, readDescriptors } from './details/descriptors.js';
import { type OpenDescriptors, openFilesOf, readOpenFiles } from './details/read-files.js';
import { type Paced, paced } from './paced.js';
import type { Slices } from './slices.js';
import type { SmallFiles } from './small-files.js';

/** What was read of a process's descriptors, for the files and the locks. */
export type KeptFiles = {
  files?: Paced<Reading<OpenDescriptors>>;
  fileCount?: Paced<Reading<number>>;
};

export type FilesContext = {
  readonly directory: string;
  readonly kept: KeptFiles;
  readonly readSmallFile: SmallFiles;
  readonly slices: Slices;
  readonly isLive: boolean;
};

/** Its open files. One that has none by nature says so: an empty list would read like one who closed all. */
export async function readFilesPart(
  context: FilesContext,
  why: Unread | undefined,
): Promise<NonNullable<ProcessDetails['files']>> {
  const reading = await descriptorsOf(context);
  if ('unread' in reading) return reading;
  if (why !== undefined && reading.value.list.length === 0) return { unread: why };
  return { value: openFilesOf(reading.value) };
}

/** Its descriptors, read again as often as that is cheap. */
export async function descriptorsOf(context: FilesContext): Promise<Reading<OpenDescriptors>> {
  const { kept, directory, readSmallFile, slices } = context;
  kept.files = await paced(kept.files, 0, () => readOpenFiles(directory, readSmallFile, slices));
  return kept.files.value;
}

export async function readOpenFileCount(
  { kept, directory, slices, isLive }: FilesContext,
  why: Unread | undefined,
): Promise<Reading<number>> {
  const told = isLive ? descriptorCount(`${directory}/fd`) : undefined;
  if (told !== undefined) return { value: told };
  kept.fileCount = await paced(kept.fileCount, COUNT_EVERY_MS, async () => {
    const listed = await readDescriptors(`${directory}/fd`, Number.POSITIVE_INFINITY, slices);
    return 'unread' in listed ? listed : { value: listed.value.list.length };
  });
  const count = kept.fileCount.value;
  return why !== undefined && 'value' in count && count.value === 0 ? { unread: why } : count;
}

/** Where the kernel does not count (before Linux 6.2). */
const COUNT_EVERY_MS = 2000;
