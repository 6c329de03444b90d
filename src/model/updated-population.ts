import type { ProcessSample } from '../sample/process-sample.js';
import type { Sample } from '../sample/sample.js';
import { updatedCensus } from './census.js';
import { isSameIdentity } from './identity.js';
import { lifeEvents, type ProcessChange } from './life-events.js';
import { lookAt } from './look.js';
import type { Model } from './model.js';
import { type Footing, footingOf, type Population } from './population.js';
import type { Process } from './process.js';
import type { ProcessChanges } from './process-changes.js';
import type { ProcessList } from './process-list.js';
import { type RowMoves, rowMoves } from './row-moves.js';
import { rowTasks } from './row-tasks.js';
import { merged, nextTombstones, withTombstones } from './tombstones.js';
import { movesInTree } from './tree-moves.js';
import { updatedTree } from './tree-update.js';
import { type UpdatedLiving, updatedLiving } from './updated-living.js';

/**
 * The same as `rebuiltPopulation`, by work on what changed only. Undefined where that cannot be told from a
 * part: where rows are not in order, somebody comes back whom a scan had missed, or parents may form a cycle.
 */
export function* updatedPopulation(
  before: Model,
  sample: Sample,
): Generator<undefined, Population | undefined> {
  const footing = footingOf(before);
  const rows = sample.processes;
  const moves = footing && rowMoves(footing.rows, rows);
  if (!moves || isAnyBack(footing.tombstones, rows, moves)) return undefined;
  const look = lookAt(sample, before);
  const tasks = rowTasks(footing, rows, moves);
  const updated = yield* updatedLiving({ before, footing, look, rows, tasks });
  if (!updated) return undefined;
  const { living, changes, unsettled } = updated;
  const { mark, mayHaveCycles } = footing;
  const gone = moves.gone.flatMap((index) => footing.living[index] ?? []);
  const missing = merged(gone, footing.tombstones);
  const buried = nextTombstones(missing, sample.monotonicMs);
  const { processes, tombstones } = listOf(before, footing, updated, buried);
  const inTree = movesInTree(changes, missing, tombstones);
  return {
    processes,
    tree: updatedTree(before.tree, processes, inTree),
    census: updatedCensus(before, {
      changes,
      gone,
      formerTombstones: footing.tombstones,
      tombstones,
    }),
    lifeEvents: lifeEvents(changes, missing, sample.takenAtMs),
    footing: {
      mark: {},
      rows,
      living,
      tombstones,
      unsettled,
      mayHaveCycles,
      since: { mark, changes: changesOf(footing, changes, missing, tombstones) },
    },
  };
}

function isAnyBack(
  tombstones: readonly Process[],
  rows: readonly ProcessSample[],
  { born }: RowMoves,
): boolean {
  if (tombstones.length === 0 || born.length === 0) return false;
  const graves = new Map<number, ProcessSample[]>();
  for (const { sample } of tombstones) {
    const lives = graves.get(sample.pid);
    if (lives) lives.push(sample);
    else graves.set(sample.pid, [sample]);
  }
  return born.some((index) => {
    const row = rows[index];
    return row && graves.get(row.pid)?.some((grave) => isSameIdentity(grave, row));
  });
}

function listOf(
  { processes }: Model,
  footing: Footing,
  { living, changes }: UpdatedLiving,
  buried: readonly Process[],
): { readonly processes: ProcessList; readonly tombstones: readonly Process[] } {
  const isSameBuried =
    buried.length === footing.tombstones.length &&
    buried.every((tombstone, index) => tombstone === footing.tombstones[index]);
  const areSameLiving = changes.length === 0 && living.length === footing.living.length;
  if (isSameBuried && areSameLiving) return { processes, tombstones: footing.tombstones };
  return withTombstones(living, buried);
}

function changesOf(
  footing: Footing,
  changes: readonly ProcessChange[],
  missing: readonly Process[],
  tombstones: readonly Process[],
): ProcessChanges {
  const made = changes.map(({ process }) => process);
  if (missing.length === 0) return { made, removed: none };
  const former = new Set(footing.tombstones);
  const kept = new Set(tombstones.map(({ key }) => key));
  return {
    made: merged(
      made,
      tombstones.filter((tombstone) => !former.has(tombstone)),
    ),
    removed: missing.filter(({ key }) => !kept.has(key)),
  };
}

const none: readonly Process[] = [];
