import { closeSync } from 'node:fs';
import { getSystemErrorName } from 'node:util';
import type koffi from 'koffi';

/** Named as the kernel names it: ESRCH, EPERM, … */
export type SystemError = { readonly error: string };

/** What Node has no call for, of the C library that is loaded anyway. */
export type Libc = {
  /** syscall(2) with plain numbers. */
  readonly systemCall: (number: number, ...params: readonly number[]) => number | SystemError;
  /** ioctl(2) on a buffer that it fills. */
  readonly ioctl: (fd: number, request: number, buffer: Buffer) => number | SystemError;
  /** Whether this descriptor can be watched at all. */
  readonly canPoll: (fd: number) => boolean;
  /**
   * Calls once that it is readable, and returns what ends that. TRAP: koffi aborts the whole program where a
   * descriptor cannot be watched, or is watched already.
   */
  readonly poll: (fd: number, callback: () => void) => () => void;
};

export type Unavailable = { readonly unavailable: string };

/** The C library through koffi, or why there is none. Takes 10 ms, so only for who is about to use it. */
export async function loadLibc(): Promise<Libc | Unavailable> {
  try {
    const loaded = await import('koffi');
    return libcThrough(loaded.default);
  } catch (error) {
    // Whatever keeps an optional package from being loaded is a reason, and is said.
    return { unavailable: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const isMissing = code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND';
  return isMissing ? 'koffi is not installed' : `koffi does not load: ${firstLine(String(error))}`;
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

function libcThrough({ load, errno, node }: typeof koffi): Libc {
  // What is loaded anyway: the same with any C library.
  const library = load(null);
  const syscall = library.func('long syscall(long number, ...)');
  const ioctl = library.func('int ioctl(int fd, unsigned long request, ...)');
  const epollCreate = library.func('int epoll_create1(int flags)');
  const epollControl = library.func('int epoll_ctl(int epfd, int op, int fd, uint8_t *event)');
  const answer = (value: unknown) =>
    Number(value) >= 0 ? Number(value) : { error: getSystemErrorName(-errno()) };
  return {
    systemCall: (number, ...params) =>
      answer(syscall(number, ...params.flatMap((param) => ['long', param]))),
    ioctl: (fd, request, buffer) => answer(ioctl(fd, request, 'uint8_t *', buffer)),
    canPoll: (fd) => {
      const epoll = Number(epollCreate(0));
      if (epoll < 0) return false;
      const isAdded = epollControl(epoll, epollAdd, fd, epollIn) === 0;
      closeSync(epoll);
      return isAdded;
    },
    poll: (fd, callback) => {
      const handle = node.poll(fd, { readable: true }, callback);
      // Whoever waits has a timer too: this alone keeps no program alive.
      handle.unref();
      return () => handle.close();
    },
  };
}

/** EPOLL_CTL_ADD, and a struct epoll_event that asks for EPOLLIN. */
const epollAdd = 1;
const epollIn = Buffer.from(Uint32Array.of(1, 0, 0, 0).buffer);
