import { textOfBytes } from '../../text/surrogates.js';

/** At most so many bytes of a command line are kept, NULs included. */
export const CMDLINE_BYTES = 4096;

/**
 * Splits /proc/PID/cmdline (proc_pid_cmdline(5)) into arguments. Each ends with a NUL; a process
 * that wrote over its arguments (setproctitle) may leave the last NUL away. Nothing = no argument.
 */
export function parsePidCmdline(bytes: Uint8Array): readonly string[] {
  const argv: string[] = [];
  let from = 0;
  while (from < bytes.length) {
    const nul = bytes.indexOf(0, from);
    const end = nul < 0 ? bytes.length : nul;
    argv.push(textOfBytes(bytes, from, end));
    from = end + 1;
  }
  return argv;
}
