import type { UsageFacts } from '../../sample/row-facts.js';
import { keyLines, kibibytes, onlyKnown, wholeNumber } from './details/key-lines.js';

/** What of /proc/PID/status (proc_pid_status(5)) changes from one look to the next; older kernels say less. */
export function parseUsage(bytes: Buffer): UsageFacts | undefined {
  const lines = keyLines(bytes);
  if (!lines.has('State') && !lines.has('Uid')) return undefined;
  return onlyKnown<UsageFacts>({
    swapBytes: kibibytes(lines.get('VmSwap')),
    voluntarySwitches: wholeNumber(lines.get('voluntary_ctxt_switches')),
    involuntarySwitches: wholeNumber(lines.get('nonvoluntary_ctxt_switches')),
  });
}
