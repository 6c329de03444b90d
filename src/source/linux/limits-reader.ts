import type { CgroupLimits } from '../../sample/host-sample.js';
import { textOfBytes } from '../../text/surrogates.js';
import { readLimits } from './cgroup-limits.js';
import type { ProcRoot } from './proc-root.js';
import type { ProcessTable } from './process-table.js';
import type { SmallFiles } from './small-files.js';

/** Reads the limits now and then; in between it gives what it read last. */
export type LimitsReader = {
  dueAtMs: number;
  limits?: CgroupLimits;
};

const everyMs = 10_000;

/**
 * The limits on all that is seen: those of the visible init, which in a container is the container's.
 * Where init is hidden from us, our own: then nothing but what is ours is seen.
 */
export function limitsNow(
  reader: LimitsReader,
  root: ProcRoot,
  table: ProcessTable,
  readSmallFile: SmallFiles,
  nowMs: number,
): CgroupLimits | undefined {
  if (nowMs < reader.dueAtMs) return reader.limits;
  reader.dueAtMs = nowMs + everyMs;
  const textOf = (name: string): string => {
    const bytes = readSmallFile(`${root.path}/${name}`);
    return typeof bytes === 'string' ? '' : textOfBytes(bytes);
  };
  const limits = readLimits(
    {
      cgroup: textOf(table.byPid.has(1) ? '1/cgroup' : 'self/cgroup'),
      mountinfo: textOf('self/mountinfo') || textOf('1/mountinfo'),
      machineRoot: root.machineRoot,
    },
    readSmallFile,
  );
  delete reader.limits;
  if (limits) reader.limits = limits;
  return limits;
}
