import { keyLines, onlyKnown, wholeNumber } from './key-lines.js';
import { type LockLine, parseLockLine } from './lock-lines.js';

/** /proc/PID/fdinfo/FD (proc_pid_fdinfo(5)), as far as every kind of file has it. */
export type FdInfo = {
  readonly offset?: number;
  /** As open(2) takes them. */
  readonly flags?: number;
  readonly mountId?: number;
  /** Since Linux 5.14. */
  readonly inode?: number;
  /** Since Linux 4.1: held through this descriptor. */
  readonly locks: readonly LockLine[];
};

/** Reads what is known of it; nothing where nothing is. */
export function parseFdInfo(bytes: Buffer): FdInfo {
  const lines = keyLines(bytes);
  return onlyKnown<FdInfo>({
    offset: wholeNumber(lines.get('pos')),
    flags: octalNumber(lines.get('flags')),
    mountId: wholeNumber(lines.get('mnt_id')),
    inode: wholeNumber(lines.get('ino')),
    locks: lines.has('lock') ? lockLines(bytes) : [],
  });
}

function octalNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : undefined;
}

function lockLines(bytes: Buffer): readonly LockLine[] {
  const lines = bytes.toString('latin1').split('\n');
  return lines.flatMap((line) => {
    const lock = line.startsWith('lock:') ? parseLockLine(line.slice(5).trim()) : undefined;
    return lock === undefined ? [] : [lock];
  });
}
