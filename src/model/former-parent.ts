import type { ProcessSample } from '../sample/process-sample.js';
import type { Model } from './model.js';
import type { Process } from './process.js';

/** The parent of a process in the sample before. */
export function parentBefore(
  before: Pick<Model, 'processes'> | undefined,
  former: Process | undefined,
): ProcessSample | undefined {
  const key = former?.parentKey;
  return key === undefined ? undefined : before?.processes.get(key)?.sample;
}

/** Tombstones by pid. Of several lives of a pid the youngest: they come oldest first. */
export type Graves = ReadonlyMap<number, ProcessSample>;

export function gravesOf(missing: readonly Process[]): Graves {
  const graves = missing.filter(({ goneSeenAtMs }) => goneSeenAtMs !== undefined);
  return new Map(graves.map(({ sample }) => [sample.pid, sample]));
}

/** A child that was read just before its parent died stood without a parent in the sample before. */
export function deadParent(graves: Graves, former: Process): ProcessSample | undefined {
  const grave = graves.get(former.sample.ppid);
  return grave && grave.startTicks <= former.sample.startTicks ? grave : undefined;
}
