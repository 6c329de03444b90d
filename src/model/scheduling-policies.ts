/** SCHED_FIFO, SCHED_RR and SCHED_DEADLINE (sched(7)): none of them heeds nice. */
export const realtimePolicies: ReadonlySet<number> = new Set([1, 2, 6]);

/** SCHED_IDLE. */
export const idlePolicy = 5;
