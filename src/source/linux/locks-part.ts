import type { ProcessDetails, Reading } from '../../sample/process-details.js';
import { type LockGroup, lockGroups } from './details/lock-groups.js';
import { parseLocks } from './details/lock-lines.js';
import { locksOfProcess } from './details/locks-of-process.js';
import { parseMountDevices } from './details/mount-devices.js';
import { readingOf } from './details/reading.js';
import { descriptorsOf, type FilesContext } from './files-part.js';
import { type Paced, paced } from './paced.js';
import type { ProcessTable } from './process-table.js';

/** /proc/locks, one reading for all processes. It costs 10 ms where there are 10,000 processes. */
export type LockTable = { groups?: Paced<Reading<LockGroups>> };

type LockGroups = { readonly list: readonly LockGroup[]; readonly isCut: boolean };

export function lockTable(): LockTable {
  return {};
}

export async function readLocksPart(
  locks: LockTable,
  { root }: ProcessTable,
  pid: number,
  files: FilesContext,
): Promise<NonNullable<ProcessDetails['locks']>> {
  const { directory, readSmallFile } = files;
  locks.groups = await paced(locks.groups, EVERY_MS, () =>
    readingOf(readSmallFile(`${root}/locks`), parseLockGroups),
  );
  const groups = locks.groups.value;
  if ('unread' in groups) return groups;
  // Nobody holds one: no need to look at descriptors.
  if (groups.value.list.length === 0) return { value: { list: [] } };
  const descriptors = await descriptorsOf(files);
  return {
    value: locksOfProcess({
      pid,
      groups: groups.value.list,
      isCut: groups.value.isCut,
      descriptors: 'value' in descriptors ? descriptors.value : undefined,
      mountDevices: () => {
        const bytes = readSmallFile(`${directory}/mountinfo`);
        return typeof bytes === 'string' ? new Map() : parseMountDevices(bytes);
      },
    }),
  };
}

function parseLockGroups(bytes: Buffer): LockGroups | undefined {
  const locks = parseLocks(bytes);
  return locks && { list: lockGroups(locks.lines), isCut: locks.isCut };
}

const EVERY_MS = 2000;
