import { closeSync, fstatSync } from 'node:fs';
import { isatty } from 'node:tty';

/**
 * Node aborts, with a core dump, when at exit it cannot set the modes of a terminal that is gone (EIO;
 * node::ResetStdio, seen in 20.20). It leaves closed descriptors alone: call this just before the exit.
 */
export function dropLostTerminal(): void {
  for (const fd of [0, 1, 2]) {
    // A terminal that hung up says that it is none; /dev/null looks the same, and is not missed.
    if (isCharacterDevice(fd) && !isatty(fd)) closeSync(fd);
  }
}

function isCharacterDevice(fd: number): boolean {
  try {
    return fstatSync(fd).isCharacterDevice();
  } catch {
    return false;
  }
}
