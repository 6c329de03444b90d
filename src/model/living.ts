import type { ProcessSample } from '../sample/process-sample.js';
import type { FormerLives } from './former-lives.js';
import { deadParent, gravesOf, parentBefore } from './former-parent.js';
import { keyOf } from './identity.js';
import type { Look } from './look.js';
import type { Model } from './model.js';
import { newProcess, nextProcess } from './next-process.js';
import type { Parents } from './parents.js';
import type { Process } from './process.js';

/** A sample's rows by pid, what was known of them, and which row is whose parent. */
export type Living = {
  readonly rows: readonly ProcessSample[];
  readonly lives: FormerLives;
  readonly parents: Parents;
};

/** The processes of the rows, in the same order. */
export function livingProcesses(
  before: Model | undefined,
  look: Look,
  { rows, lives, parents }: Living,
): readonly Process[] {
  const { formers } = lives;
  const keys = rows.map((row, index) => formers[index]?.key ?? keyOf(row));
  const graves = gravesOf(lives.missing);
  return rows.map((row, index) => {
    const former = formers[index];
    const parent = parents[index];
    const parentKey = parent === undefined ? undefined : keys[parent];
    const key = keys[index] ?? keyOf(row);
    if (!former) return newProcess(look, row, key, parentKey);
    const hasMoved = former.parentKey !== parentKey;
    return nextProcess(look, {
      row,
      key,
      former,
      parentKey,
      parent: parent === undefined ? undefined : rows[parent],
      formerParent: hasMoved
        ? (parentBefore(before, former) ?? deadParent(graves, former))
        : undefined,
    });
  });
}
