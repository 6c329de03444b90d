import { closeSync } from 'node:fs';
import { openNonBlocking, writeWithin } from '../../terminal/output-stream.js';
import { formatBytes } from '../../text/format-bytes.js';
import { formatCount } from '../../text/format-count.js';
import { sanitise } from '../../text/sanitise.js';
import { say } from '../standard-error.js';

export type Progress = {
  readonly frames: number;
  readonly bytes: number;
  readonly passedMs: number;
};

/** What a recorder says on stderr. */
export type Voice = {
  readonly say: (message: string) => void;
  /** A line that stands at the bottom while it records. */
  readonly progress: (progress: Progress) => void;
  /** Takes the line away. */
  readonly end: () => void;
};

/** On a terminal through a descriptor of our own that never blocks: a terminal that takes nothing must leave no gap. */
export function recorderVoice(): Voice {
  if (!process.stderr.isTTY) return { say, progress: () => {}, end: () => {} };
  return terminalVoice(openNonBlocking(2), process.env.TERM !== 'dumb');
}

const clearLine = '\r\x1b[K';
const paintEveryMs = 500;
/** How long the last words wait for the terminal. */
const patienceMs = 200;

function terminalVoice(fd: number, canErase: boolean): Voice {
  let line = '';
  let paintedAtMs = Number.NEGATIVE_INFINITY;
  const write = (text: string, forMs: number) => writeWithin(fd, text, forMs);
  return {
    say: (message) => {
      write(`${line === '' ? '' : clearLine}treetop: ${sanitise(message)}\n${line}`, patienceMs);
    },
    progress: (progress) => {
      const nowMs = performance.now();
      if (!canErase || nowMs - paintedAtMs < paintEveryMs) return;
      paintedAtMs = nowMs;
      // One that does not fit would wrap, and could not be taken away.
      line = progressText(progress).slice(0, (process.stderr.columns || 80) - 1);
      write(`${clearLine}${line}`, 0);
    },
    end: () => {
      if (line !== '') write(clearLine, patienceMs);
      line = '';
      closeSync(fd);
    },
  };
}

/** `1,234 frames, 5.1M, 310K a minute; Ctrl-C ends it`: ASCII. */
export function progressText({ frames, bytes, passedMs }: Progress): string {
  const perMinute = passedMs < 1000 ? undefined : (bytes / passedMs) * 60_000;
  const count = `${formatCount(frames)} ${frames === 1 ? 'frame' : 'frames'}`;
  return `recording: ${count}, ${formatBytes(bytes)}, ${formatBytes(perMinute)} a minute`;
}
