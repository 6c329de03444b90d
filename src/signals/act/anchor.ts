import { closeSync, openSync, readSync } from 'node:fs';

/** A file of one process that stays open: it never becomes that of another, however often the pid is reused. */
export type Anchor = {
  /** Not reaped yet. */
  readonly isThere: () => boolean;
  readonly close: () => void;
};

/** Its `stat`, which everybody may read; undefined where it cannot be opened, and so where it is gone. */
export function anchorAt(pid: number): Anchor | undefined {
  const fd = openedStat(pid);
  if (fd === undefined) return undefined;
  const byte = Buffer.alloc(1);
  return {
    isThere: () => unlessFails(() => readSync(fd, byte, 0, 1, 0)) === 1,
    close: () => closeSync(fd),
  };
}

function openedStat(pid: number): number | undefined {
  return unlessFails(() => openSync(`/proc/${pid}/stat`, 'r'));
}

/** ESRCH and ENOENT: gone. What else the kernel may say leaves us without it, too. */
function unlessFails(call: () => number): number | undefined {
  try {
    return call();
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return undefined;
    throw error;
  }
}
