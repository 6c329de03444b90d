import { EventEmitter } from 'node:events';
import { closeSync, constants as O, openSync, writeSync } from 'node:fs';

/** What blessed needs of a stream, and no more. */
export type BlessedOutput = EventEmitter & {
  columns: number;
  rows: number;
  isTTY: true;
  writable: boolean;
  write: (text: string) => boolean;
};

export type OutputStream = {
  readonly forBlessed: BlessedOutput;
  /** Whether the terminal has taken all that was written. */
  readonly isDrained: () => boolean;
  /** Forgets what the terminal has not taken yet, then writes for at most `forMs`; true if all was taken. */
  readonly writeAtOnce: (text: string, forMs: number) => boolean;
  readonly close: () => void;
};

const firstRetryMs = 2;
const slowestRetryMs = 64;

/**
 * Opens the terminal behind stdout a second time, non-blocking: a terminal that takes nothing (Ctrl-S,
 * a stalled ssh) must not stop us. The new file description leaves the shell's own one blocking.
 */
export function openOutputStream(on: { drained: () => void; lost: () => void }): OutputStream {
  const fd = openNonBlocking(1);
  let rest = Buffer.alloc(0);
  let retry: NodeJS.Timeout | undefined;
  let retryMs = firstRetryMs;
  let isLost = false;

  const lose = () => {
    if (!isLost) setImmediate(on.lost);
    isLost = true;
    rest = Buffer.alloc(0);
  };
  const push = () => {
    retry = undefined;
    const taken = isLost ? 'lost' : write(fd, rest);
    if (taken === 'lost') return lose();
    retryMs = taken > 0 ? firstRetryMs : Math.min(retryMs * 2, slowestRetryMs);
    rest = rest.subarray(taken);
    if (rest.length > 0) retry = setTimeout(push, retryMs);
    // Not within the write: its writer is not done yet.
    else setImmediate(on.drained);
  };
  const queue = (text: string) => {
    rest = Buffer.concat([rest, Buffer.from(text)]);
    if (retry === undefined) push();
    return rest.length === 0;
  };
  const forget = () => {
    clearTimeout(retry);
    retry = undefined;
    rest = Buffer.alloc(0);
  };
  return {
    forBlessed: blessedOutput(queue),
    isDrained: () => rest.length === 0,
    writeAtOnce: (text, forMs) => {
      forget();
      return !isLost && writeWithin(fd, text, forMs);
    },
    close: () => {
      forget();
      isLost = true;
      closeSync(fd);
    },
  };
}

/** Writes to a descriptor without waiting longer than `forMs` for its reader; true if all was taken. */
export function writeWithin(fd: number, text: string, forMs: number): boolean {
  const endsAtMs = performance.now() + forMs;
  let rest = Buffer.from(text);
  while (true) {
    const taken = write(fd, rest);
    if (taken === 'lost') return false;
    rest = rest.subarray(taken);
    if (rest.length === 0) return true;
    if (performance.now() >= endsAtMs) return false;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, firstRetryMs);
  }
}

/** Opens the terminal behind stdout or stderr anew, non-blocking. */
export function openNonBlocking(descriptor: 1 | 2): number {
  const flags = O.O_WRONLY | O.O_NONBLOCK | O.O_NOCTTY;
  try {
    return openSync(`/proc/self/fd/${descriptor}`, flags);
  } catch {
    // After su(1) the terminal is another user's and may not be opened by name; this one always may.
    return openSync('/dev/tty', flags);
  }
}

/** How many bytes the terminal took before it said EAGAIN. */
function write(fd: number, bytes: Buffer): number | 'lost' {
  let taken = 0;
  while (taken < bytes.length) {
    try {
      taken += writeSync(fd, bytes, taken);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EAGAIN') return taken;
      if (code === 'EINTR') continue;
      // EIO and ENXIO: the other side of the terminal is closed.
      if (code === 'EIO' || code === 'ENXIO' || code === 'EPIPE') return 'lost';
      throw error;
    }
  }
  return taken;
}

function blessedOutput(write: (text: string) => boolean): BlessedOutput {
  const isTTY = true as const;
  return Object.assign(new EventEmitter(), { columns: 80, rows: 24, isTTY, writable: true, write });
}
