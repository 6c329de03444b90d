import type { Model } from '../../model/model.js';
import type { Process } from '../../model/process.js';
import { processChanges } from '../../model/process-changes.js';

export type ChangedProcess = { readonly former: Process; readonly process: Process };

/** What of a model's processes is not as in another. */
export type ModelChanges = {
  readonly changed: readonly ChangedProcess[];
  readonly born: readonly Process[];
  readonly gone: readonly Process[];
};

export function changesBetween(before: Model, model: Model): ModelChanges {
  const { made, removed } = processChanges(before, model);
  const changed: ChangedProcess[] = [];
  const born: Process[] = [];
  for (const process of made) {
    const former = before.processes.get(process.key);
    if (former) changed.push({ former, process });
    else born.push(process);
  }
  return { changed, born, gone: removed };
}
