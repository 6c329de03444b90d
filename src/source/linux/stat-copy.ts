import type { ProcessStat } from '../../sample/process-sample.js';

type Optional = 'childMinorFaults' | 'childMajorFaults' | 'processor' | 'exitCode';
type OptionalFields = { readonly [K in Optional]: ProcessStat[K] | undefined };
type Writable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Adds to a stat, which is nobody else's yet, what not each kernel tells. One by one and always in this order: so V8
 * knows all stats by one shape.
 */
export function withOptional(
  stat: Omit<ProcessStat, Optional>,
  { childMinorFaults, childMajorFaults, processor, exitCode }: OptionalFields,
): ProcessStat {
  const whole: Writable<ProcessStat> = stat;
  if (childMinorFaults !== undefined) whole.childMinorFaults = childMinorFaults;
  if (childMajorFaults !== undefined) whole.childMajorFaults = childMajorFaults;
  if (processor !== undefined) whole.processor = processor;
  if (exitCode !== undefined) whole.exitCode = exitCode;
  return whole;
}

/**
 * A stat of its own that says the same. Field by field, as V8 (11.3) gives each object to which something is added
 * after `{ ...stat }` a shape of its own, and whoever reads many of those is slow.
 */
export function copyOf(stat: ProcessStat): ProcessStat {
  return withOptional(
    {
      pid: stat.pid,
      comm: stat.comm,
      stateCode: stat.stateCode,
      ppid: stat.ppid,
      pgrp: stat.pgrp,
      session: stat.session,
      ttyDevice: stat.ttyDevice,
      ttyProcessGroup: stat.ttyProcessGroup,
      flags: stat.flags,
      minorFaults: stat.minorFaults,
      majorFaults: stat.majorFaults,
      userTicks: stat.userTicks,
      systemTicks: stat.systemTicks,
      childUserTicks: stat.childUserTicks,
      childSystemTicks: stat.childSystemTicks,
      priority: stat.priority,
      nice: stat.nice,
      threads: stat.threads,
      startTicks: stat.startTicks,
      vsizeBytes: stat.vsizeBytes,
      rssPages: stat.rssPages,
    },
    {
      childMinorFaults: stat.childMinorFaults,
      childMajorFaults: stat.childMajorFaults,
      processor: stat.processor,
      exitCode: stat.exitCode,
    },
  );
}
