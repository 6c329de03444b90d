import type { Process } from '../../model/process.js';
import { ownerKeyOf } from '../../model/thread.js';
import type { State } from '../state.js';

/** The selected process; where a thread is selected, the one whose it is. */
export function selectedProcess({ model, selection }: State): Process | undefined {
  const { selected } = selection;
  return selected === undefined ? undefined : model?.processes.get(ownerKeyOf(selected));
}
