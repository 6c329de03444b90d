import { systemReason } from '../source/recording/new-file.js';
import { CannotDo } from './failure.js';

/**
 * Prints on stdout, and waits where the reader is slow. False when the reader has gone: that ends a
 * program quietly, as `ps | head` wants.
 */
export async function print(text: string | Uint8Array): Promise<boolean> {
  const { stdout } = process;
  // The callback is told of every failure; without a listener it would be thrown as well.
  if (stdout.listenerCount('error') === 0) stdout.on('error', () => {});
  const failure = await new Promise<unknown>((resolve) => stdout.write(text, resolve));
  if (failure === undefined || failure === null) return true;
  if (failure instanceof Error && 'code' in failure && failure.code === 'EPIPE') return false;
  throw new CannotDo(`cannot write to standard output: ${systemReason(failure)}`);
}
