import { childProcesses, subtreeOf } from '../../model/child-processes.js';
import type { Process } from '../../model/process.js';
import { only, type Performers } from '../performer.js';
import { keptProcesses } from '../rows/kept-processes.js';
import type { State } from '../state.js';
import { said, selectFirst } from '../status-line.js';
import { selectedProcess } from './selected-process.js';
import { movedBy } from './selection.js';

/** Marks on processes that are to be acted on together. */
export const tagPerformers: Performers<'tag' | 'tagSubtree' | 'untagAll'> = {
  tag: (state, _action, tableRows) => only(withTagToggled(state, tableRows)),
  tagSubtree: (state) => only(withSubtreeTagged(state)),
  untagAll: (state) => only(state.tagged.size === 0 ? state : { ...state, tagged: new Set() }),
};

/** Without the tags of processes that are gone: their pid may come again, their key does not. */
export function withoutGoneTags(state: State): State {
  const { model, tagged } = state;
  if (tagged.size === 0) return state;
  const kept = [...tagged].filter((key) => isLiving(model?.processes.get(key)));
  return kept.length === tagged.size ? state : { ...state, tagged: new Set(kept) };
}

/** The selected process tagged, or not any more, and the next row selected. */
function withTagToggled(state: State, tableRows: number): State {
  const process = selectedProcess(state);
  if (!process) return said(state, selectFirst, 'note');
  const { pid, comm } = process.sample;
  if (process.key !== state.selection.selected)
    return said(state, `threads are not tagged: this one is of ${pid} ${comm}`, 'note');
  if (!isLiving(process)) return said(state, `${pid} ${comm} is gone`, 'bad');
  const tagged = new Set(state.tagged);
  if (!tagged.delete(process.key)) tagged.add(process.key);
  return { ...state, tagged, selection: movedBy(state.selection, state.rows, tableRows, 1) };
}

/** The selected process tagged and all below it, folded or not; what the filter hides is not. */
function withSubtreeTagged(state: State): State {
  const { model, filter, show } = state;
  const process = selectedProcess(state);
  if (!model || !process) return said(state, selectFirst, 'note');
  const kept = keptProcesses(model, filter, show)?.all;
  const tagged = new Set(state.tagged);
  for (const one of subtreeOf(process, childProcesses(model))) {
    if (isLiving(one) && (!kept || kept.has(one.key))) tagged.add(one.key);
  }
  return { ...state, tagged };
}

function isLiving(process: Process | undefined): boolean {
  return process !== undefined && process.state !== 'X';
}
