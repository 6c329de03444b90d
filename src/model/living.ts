import type { ProcessSample } from '../sample/process-sample.js';
import type { Sample } from '../sample/sample.js';
import type { FormerLives } from './former-lives.js';
import { keyOf } from './identity.js';
import type { Model } from './model.js';
import { nextProcess } from './next-process.js';
import { type Parents, parentsOf } from './parents.js';
import type { Process } from './process.js';

/** A sample's rows by pid, what was known of them, and which row is whose parent. */
export type Living = {
  readonly rows: readonly ProcessSample[];
  readonly lives: FormerLives;
  readonly parents: Parents;
};

export function livingParents(
  before: Model | undefined,
  rows: readonly ProcessSample[],
  { formers }: FormerLives,
): Parents {
  return parentsOf(rows, (index) => parentBefore(before, formers[index]));
}

/** The processes of the rows, in the same order. */
export function livingProcesses(
  before: Model | undefined,
  sample: Sample,
  { rows, lives, parents }: Living,
): readonly Process[] {
  const { formers } = lives;
  const keys = rows.map((row, index) => formers[index]?.key ?? keyOf(row));
  const graves = tombstonesByPid(lives.missing);
  return rows.map((row, index) => {
    const former = formers[index];
    const parent = parents[index];
    const parentKey = parent === undefined ? undefined : keys[parent];
    const hasMoved = former !== undefined && former.parentKey !== parentKey;
    return nextProcess(before, sample, {
      row,
      former,
      parent: parent === undefined ? undefined : rows[parent],
      parentKey,
      formerParent: hasMoved
        ? (parentBefore(before, former) ?? deadParent(graves, former))
        : undefined,
    });
  });
}

function parentBefore(
  before: Model | undefined,
  former: Process | undefined,
): ProcessSample | undefined {
  const key = former?.parentKey;
  return key === undefined ? undefined : before?.processes.get(key)?.sample;
}

/** Of several lives of a pid the youngest: they come oldest first. */
function tombstonesByPid(missing: readonly Process[]): ReadonlyMap<number, ProcessSample> {
  const graves = missing.filter(({ goneSeenAtMs }) => goneSeenAtMs !== undefined);
  return new Map(graves.map(({ sample }) => [sample.pid, sample]));
}

/** A child that was read just before its parent died stood without a parent in the sample before. */
function deadParent(
  graves: ReadonlyMap<number, ProcessSample>,
  former: Process,
): ProcessSample | undefined {
  const grave = graves.get(former.sample.ppid);
  return grave && grave.startTicks <= former.sample.startTicks ? grave : undefined;
}
