/** What /proc/PID/task/TID/stat said of one thread, raw, as far as it is the thread's own (proc_pid_stat(5)). */
export type ThreadSample = {
  readonly tid: number;
  readonly comm: string;
  /** The kernel's own letter. */
  readonly stateCode: string;
  /** In clock ticks. */
  readonly userTicks: number;
  readonly systemTicks: number;
  readonly priority: number;
  readonly nice: number;
  /** Clock ticks after boot. With tid the identity of a thread. */
  readonly startTicks: number;
  /** CPU last run on. */
  readonly processor?: number;
  /** Monotonic clock of the source: when these values were first read so. */
  readonly readAtMs: number;
};

/** The threads of a process, or why they are not known. */
export type ThreadFacts = {
  /** Monotonic clock of the source: when this reading of them began. */
  readonly readAtMs: number;
  /** By tid ascending, the main thread among them. One that did not move is the same object as before. */
  readonly list?: readonly ThreadSample[];
  /** Why `list` is absent. */
  readonly unread?: 'eacces' | 'fdBudget' | 'garbled';
};
