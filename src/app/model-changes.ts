import type { Model } from '../model/model.js';
import type { Process } from '../model/process.js';

export type ChangedProcess = { readonly former: Process; readonly process: Process };

/** What of a model's processes is not as in another. */
export type ModelChanges = {
  readonly changed: readonly ChangedProcess[];
  readonly born: readonly Process[];
  readonly gone: readonly Process[];
};

const nothing: ModelChanges = { changed: [], born: [], gone: [] };

/** Both come by pid: as long as nobody is born or goes they are compared side by side. */
export function changesBetween(before: Model, model: Model): ModelChanges {
  if (before.processes === model.processes) return nothing;
  const changed: ChangedProcess[] = [];
  const born: Process[] = [];
  const formers = before.processes.values();
  let isBeside = true;
  for (const process of model.processes.values()) {
    const beside: Process | undefined = isBeside ? formers.next().value : undefined;
    if (beside === process) continue;
    isBeside &&= beside?.key === process.key;
    const former = isBeside ? beside : before.processes.get(process.key);
    if (!former) born.push(process);
    else if (former !== process) changed.push({ former, process });
  }
  return { changed, born, gone: goneFrom(before, model, born.length) };
}

function goneFrom(before: Model, model: Model, bornCount: number): readonly Process[] {
  if (before.processes.size + bornCount === model.processes.size) return nothing.gone;
  return [...before.processes.values()].filter(({ key }) => !model.processes.has(key));
}
