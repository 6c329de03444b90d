import type { MemoryRollup } from '../../../sample/process-details.js';
import { keyLines, kibibytes, onlyKnown } from './key-lines.js';

/** /proc/PID/smaps_rollup (proc_pid_smaps(5), since Linux 4.14); the parts of Pss came with 5.4. */
export function parseSmapsRollup(bytes: Buffer): MemoryRollup | undefined {
  const lines = keyLines(bytes);
  const bytesOf = (key: string) => kibibytes(lines.get(key));
  const rollup = {
    rssBytes: bytesOf('Rss'),
    pssBytes: bytesOf('Pss'),
    sharedCleanBytes: bytesOf('Shared_Clean'),
    sharedDirtyBytes: bytesOf('Shared_Dirty'),
    privateCleanBytes: bytesOf('Private_Clean'),
    privateDirtyBytes: bytesOf('Private_Dirty'),
  };
  if (!isComplete(rollup)) return undefined;
  const parts = onlyKnown<PartialRollup>({
    pssAnonymousBytes: bytesOf('Pss_Anon'),
    pssFileBytes: bytesOf('Pss_File'),
    pssSharedBytes: bytesOf('Pss_Shmem'),
    swapBytes: bytesOf('Swap'),
    swapPssBytes: bytesOf('SwapPss'),
  });
  return { ...rollup, ...parts };
}

type PartialRollup = Pick<
  MemoryRollup,
  'pssAnonymousBytes' | 'pssFileBytes' | 'pssSharedBytes' | 'swapBytes' | 'swapPssBytes'
>;

function isComplete<K extends string>(
  values: Readonly<Record<K, number | undefined>>,
): values is Readonly<Record<K, number>> {
  return Object.values(values).every((value) => value !== undefined);
}
