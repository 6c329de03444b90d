import { textOfBytes } from '../../../text/surrogates.js';

/** A file of one whole number, such as oom_score_adj. */
export function parseInteger(bytes: Buffer): number | undefined {
  const text = bytes.toString('latin1').trim();
  return /^-?\d+$/.test(text) ? Number(text) + 0 : undefined;
}

/**
 * /proc/PID/wchan (proc_pid_wchan(5)), a name without a newline. `0` is said of one that does not sleep, and to
 * one who may not know.
 */
export function parseWchan(bytes: Buffer): string | undefined {
  const text = textOfBytes(bytes).trimEnd();
  return text === '' ? undefined : text;
}
