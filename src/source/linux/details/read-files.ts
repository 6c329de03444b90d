import type { OpenFile, Reading } from '../../../sample/process-details.js';
import { inSlices, type Slices } from '../slices.js';
import type { SmallFiles } from '../small-files.js';
import { readDescriptors } from './descriptors.js';
import { type FdInfo, parseFdInfo } from './fdinfo.js';
import { readLink } from './links.js';

/** What is known of one open descriptor. */
export type Descriptor = OpenFile & { readonly info?: FdInfo };

export type OpenDescriptors = { readonly list: readonly Descriptor[]; readonly isCut: boolean };

/** So many are read of one process. */
const MOST_FILES = 5000;

/** The links of /proc/PID/fd and what fdinfo says, in slices. */
export async function readOpenFiles(
  directory: string,
  readSmallFile: SmallFiles,
  slices: Slices,
  most = MOST_FILES,
): Promise<Reading<OpenDescriptors>> {
  const descriptors = await readDescriptors(`${directory}/fd`, most, slices);
  if ('unread' in descriptors) return descriptors;
  const list: Descriptor[] = [];
  await inSlices(descriptors.value.list, slices, (descriptor) => {
    const target = readLink(`${directory}/fd/${descriptor}`);
    // It was closed since.
    if ('unread' in target && target.unread === 'missing') return;
    const bytes = readSmallFile(`${directory}/fdinfo/${descriptor}`);
    const info = typeof bytes === 'string' ? undefined : parseFdInfo(bytes);
    list.push({
      descriptor,
      ...('value' in target ? { target: target.value } : {}),
      ...(info === undefined ? {} : { info }),
    });
  });
  return { value: { list, isCut: descriptors.value.isCut } };
}

/** As it stands in the sample. */
export function openFilesOf({ list, isCut }: OpenDescriptors) {
  return { list: list.map(openFileOf), ...(isCut ? { isCut: true as const } : {}) };
}

function openFileOf({ descriptor, target, info }: Descriptor): OpenFile {
  return {
    descriptor,
    ...(target === undefined ? {} : { target }),
    ...(info?.flags === undefined ? {} : { flags: info.flags }),
    ...(info?.offset === undefined ? {} : { offset: info.offset }),
    ...(info?.inode === undefined ? {} : { inode: info.inode }),
  };
}
