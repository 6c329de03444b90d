/** What the kernel told of a process between two samples. (Read from step 6 on; until then the list is empty.) */
export type KernelEvent = {
  readonly type: string;
  readonly pid: number;
  readonly atMs: number;
};

/** What a dashboard sent, and what nobody else would know of. */
export type SignalSent = KernelEvent & {
  readonly type: 'signalSent';
  readonly startTicks: number;
  /** As in `TERM`. */
  readonly signal: string;
};
