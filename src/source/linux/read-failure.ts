/**
 * Why a file of /proc could not be read:
 * gone: the process (or the file) is not there any more, which is normal;
 * denied: these rights do not allow it; noDescriptor: too many files are open;
 * unreadable: anything else (a directory in its place, an I/O error).
 */
export type ReadFailure = 'gone' | 'denied' | 'noDescriptor' | 'unreadable';

/** What an error of a system call means for a read; any other error is a bug, and thrown on. */
export function readFailureOf(error: unknown): ReadFailure {
  const code = errnoOf(error);
  if (code === undefined) throw error;
  return MEANINGS.get(code) ?? 'unreadable';
}

const MEANINGS: ReadonlyMap<string, ReadFailure> = new Map([
  ['ENOENT', 'gone'],
  ['ESRCH', 'gone'],
  ['ENOTDIR', 'gone'],
  ['EACCES', 'denied'],
  ['EPERM', 'denied'],
  ['EMFILE', 'noDescriptor'],
  ['ENFILE', 'noDescriptor'],
]);

function errnoOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
