import { closeSync } from 'node:fs';
import { type Libc, loadLibc, type SystemError, type Unavailable } from './libc.js';
import { exitCodeIn, infoRequest, newInfo } from './pidfd-info.js';

/** Processes by descriptor (pidfd_open(2)): it never leads to another process, however often its pid is reused. */
export type Pidfds = {
  /** A descriptor of the process that has this pid now. */
  readonly open: (pid: number) => number | SystemError;
  /** pidfd_send_signal(2); undefined: it was sent. */
  readonly send: (pidfd: number, signal: number) => SystemError | undefined;
  /** The wait status of one that was reaped. Undefined before, and where the kernel is older than 6.15. */
  readonly exitCodeOf: (pidfd: number) => number | undefined;
  /** Calls once when it has died, reaped or not; returns what ends that. Absent where exits cannot be watched. */
  readonly onExit?: (pidfd: number, callback: () => void) => () => void;
  readonly close: (pidfd: number) => void;
};

/** Pidfds, tried on ourselves; or why there are none. */
export async function loadPidfds(): Promise<Pidfds | Unavailable> {
  if (otherNumbers.has(process.arch)) return { unavailable: `not built for ${process.arch}` };
  const libc = await loadLibc();
  return 'unavailable' in libc ? libc : triedPidfds(libc);
}

/** The same on all others, x86 to RISC-V. */
const systemCalls = { pidfdSendSignal: 424, pidfdOpen: 434 } as const;
const otherNumbers: ReadonlySet<string> = new Set(['mips', 'mipsel', 'mips64el']);

function triedPidfds(libc: Libc): Pidfds | Unavailable {
  const pidfds = pidfdsOf(libc);
  const own = pidfds.open(process.pid);
  if (typeof own !== 'number') return { unavailable: refusedAs('pidfd_open', own) };
  const canPoll = libc.canPoll(own);
  // Signal 0 is sent to nobody.
  const refused = pidfds.send(own, 0);
  pidfds.close(own);
  if (refused) return { unavailable: refusedAs('pidfd_send_signal', refused) };
  return canPoll ? { ...pidfds, onExit: libc.poll } : pidfds;
}

/** A kernel that is too old says ENOSYS, a seccomp profile that or EPERM. */
function refusedAs(call: string, { error }: SystemError): string {
  if (error === 'ENOSYS') return `no ${call} here (ENOSYS): a kernel before 5.3, or a sandbox`;
  if (error === 'EPERM') return `${call} is forbidden here (EPERM): a sandbox`;
  return `${call} fails here (${error})`;
}

function pidfdsOf({ systemCall, ioctl }: Libc): Pidfds {
  return {
    open: (pid) => systemCall(systemCalls.pidfdOpen, pid, 0),
    send: (pidfd, signal) => {
      const answer = systemCall(systemCalls.pidfdSendSignal, pidfd, signal, 0, 0);
      return typeof answer === 'number' ? undefined : answer;
    },
    exitCodeOf: (pidfd) => {
      const info = newInfo();
      return typeof ioctl(pidfd, infoRequest, info) === 'number' ? exitCodeIn(info) : undefined;
    },
    close: closeSync,
  };
}
