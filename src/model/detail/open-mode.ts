/** `r`, `w` or `rw`, from the flags that open(2) takes; `path` opens neither. */
export function openMode(flags: number): string {
  if ((flags & pathOnly) !== 0) return 'path';
  return modes[flags & 3] ?? '?';
}

/** O_ACCMODE; 3 is for ioctl(2) alone. */
const modes = ['r', 'w', 'rw', 'ctl'];
/** O_PATH is 010000000 on every architecture that Node runs on. */
const pathOnly = 0o10000000;
