import { parsePidCmdline } from '../pid-cmdline.js';

/**
 * /proc/PID/environ (proc_pid_environ(5)): as it was at the exec, each variable with a NUL after it. A process that
 * writes its title there leaves runs of NULs: what is empty is no variable.
 */
export function parseEnviron(bytes: Uint8Array): readonly string[] {
  return parsePidCmdline(bytes).filter((text) => text !== '');
}
