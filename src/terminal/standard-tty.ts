import type { Size } from '../view/frame.js';

/** The size of the terminal behind stdout, in cells. */
export function terminalSize(): Size {
  // A terminal that does not know its size says 0.
  return { width: process.stdout.columns || 80, height: process.stdout.rows || 24 };
}

/** Node reads the size when SIGWINCH comes, but a stopped or background process may miss it. */
export function rereadSize(): void {
  process.emit('SIGWINCH', 'SIGWINCH');
}

/** Every key comes to us at once, Ctrl-C and Ctrl-Z too. */
export function takeKeyboard(): void {
  process.stdin.setRawMode(true);
  process.stdin.resume();
}

/** The terminal echoes and edits lines again, as it did before. */
export function releaseKeyboard(): void {
  if (process.stdin.destroyed) return;
  process.stdin.setRawMode(false);
  process.stdin.pause();
}

/** Hears what stdin, stdout and the shell tell, until the function that it returns is called. */
export function listen(on: {
  readonly typed: (chunk: string) => void;
  readonly lost: () => void;
  readonly resized: () => void;
  readonly continued: () => void;
}): () => void {
  process.stdin.setEncoding('utf8');
  process.stdin.on('data', on.typed);
  // An error listener must stay, or a late EIO would count as a bug of ours.
  process.stdin.on('error', on.lost);
  process.stdin.on('end', on.lost);
  process.stdout.on('resize', on.resized);
  process.on('SIGCONT', on.continued);
  return () => {
    process.stdin.off('data', on.typed);
    process.stdin.off('end', on.lost);
    process.stdout.off('resize', on.resized);
    process.off('SIGCONT', on.continued);
  };
}
