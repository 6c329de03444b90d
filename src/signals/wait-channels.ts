/**
 * The wait ends by a signal that kills, though the state is D (TASK_KILLABLE). Only those of which the kernel's
 * function has no other wait: what is not here may be killable all the same.
 */
export function isKillableWait(waitChannel: string | undefined): boolean {
  return waitChannel !== undefined && killableWaits.has(bareName(waitChannel));
}

/** fs/fuse/dev.c: a signal only asks the server to give up, and from then on it waits for the answer in D. */
export function isWaitThatHardens(waitChannel: string | undefined): boolean {
  return waitChannel !== undefined && bareName(waitChannel) === 'request_wait_answer';
}

/** In sigwait(3), sigwaitinfo or sigtimedwait: the signals that it waits for are out of its mask meanwhile. */
export function isSigwait(waitChannel: string | undefined): boolean {
  return waitChannel !== undefined && bareName(waitChannel).endsWith('_sigtimedwait');
}

/** Without what the compiler and the architecture add: `do_sigtimedwait.isra.0`, `__x64_sys_rt_sigtimedwait`. */
function bareName(waitChannel: string): string {
  return waitChannel.replace(/\..*$/s, '');
}

const killableWaits: ReadonlySet<string> = new Set([
  // A parent until its vfork child calls exec or ends, by the names it has had; the first is today's.
  'kernel_clone',
  'wait_for_vfork_done',
  '_do_fork',
  'do_fork',
  // execve until the other threads are gone.
  'de_thread',
  // NFS: an answer of the server.
  'rpc_wait_bit_killable',
  'nfs_wait_bit_killable',
  'nfs4_delay_killable',
  // A page, in old kernels.
  'sleep_on_page_killable',
  'wait_on_page_bit_killable',
  '__lock_page_killable',
]);
