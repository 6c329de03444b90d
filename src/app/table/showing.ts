import { processOrThread } from '../../model/thread.js';
import type { Next } from '../message.js';
import { only, type Performers } from '../performer.js';
import type { State } from '../state.js';
import { said, selectFirst } from '../status-line.js';
import { selectedProcess } from './selected-process.js';
import { nothingNarrowed, type TableShow } from './table-show.js';

/** What of all that is there is shown, and how. */
export const showPerformers: Performers<
  | 'toggleThreads'
  | 'toggleKernelThreads'
  | 'togglePath'
  | 'toggleName'
  | 'toggleSubtree'
  | 'toggleMeters'
> = {
  toggleThreads: (state) => withThreadsToggled(state),
  toggleKernelThreads: (state) => only(withKernelThreadsToggled(state)),
  togglePath: (state) => only(withPathToggled(state)),
  toggleName: (state) => only(withNameToggled(state)),
  toggleSubtree: (state) => only(withSubtreeToggled(state)),
  toggleMeters: (state) => only({ ...state, hasMeters: !state.hasMeters }),
};

/** Threads as rows, or not. A thread that was selected gives the selection to its process. */
function withThreadsToggled(state: State): Next<State> {
  const hasThreads = !state.show.hasThreads;
  const owner = selectedProcess(state);
  const selection = hasThreads ? state.selection : { ...state.selection, selected: owner?.key };
  const next = { ...state, selection, show: { ...state.show, hasThreads } };
  const told = said(next, hasThreads ? threadsText(state) : 'threads are hidden', 'note');
  return { state: told, effects: state.playback ? [] : [{ type: 'resample' }] };
}

/** Kernel threads as rows, or not. */
function withKernelThreadsToggled(state: State): State {
  const hasKernelThreads = !state.show.hasKernelThreads;
  const next = withShow(state, { hasKernelThreads });
  return said(next, `kernel threads are ${hasKernelThreads ? 'shown' : 'hidden'}`, 'note');
}

/** The program with its path, or its base name only. */
function withPathToggled(state: State): State {
  const { command } = state.show;
  const isPathShown = !command.isPathShown;
  const next = withShow(state, { command: { ...command, isPathShown } });
  return said(next, isPathShown ? 'programs with their path' : 'programs by base name', 'note');
}

/** The name of the main thread before the command, where that tells more. */
function withNameToggled(state: State): State {
  const { command } = state.show;
  const isNameShown = !command.isNameShown;
  const next = withShow(state, { command: { ...command, isNameShown } });
  const text = isNameShown ? 'name before the command, where they differ' : 'commands alone';
  return said(next, text, 'note');
}

/** Only the selected process and what is below it; where that is so already, everything again. */
function withSubtreeToggled(state: State): State {
  const process = selectedProcess(state);
  const { subtree } = state.show;
  if (subtree !== undefined && (!process || process.key === subtree)) return withoutSubtree(state);
  return process ? withShow(state, { subtree: process.key }) : said(state, selectFirst, 'note');
}

/** Everything, not only a subtree. */
function withoutSubtree(state: State): State {
  return state.show.subtree === undefined ? state : withShow(state, { subtree: undefined });
}

/** Everything that Esc can bring back: what was typed or picked, not what the command line says. */
export function withAllShown(state: State): State {
  const { subtree, textFilter, classes, uid } = state.show;
  const isWhole = [subtree, textFilter, classes, uid].every((one) => one === undefined);
  return isWhole ? state : withShow(state, nothingNarrowed);
}

/** A subtree whose top is not there any more is not all that is shown any more. */
export function withoutGoneSubtree(state: State): State {
  const { subtree } = state.show;
  if (subtree === undefined || !state.model) return state;
  if (processOrThread(state.model.processes, subtree)) return state;
  const [pid] = subtree.split(':');
  return said(withoutSubtree(state), `${pid} is not there any more: all is shown again`, 'note');
}

function withShow(state: State, change: Partial<TableShow>): State {
  return { ...state, show: { ...state.show, ...change } };
}

function threadsText({ playback, model }: State): string {
  const isKnown = model?.processes.list.some(({ threads }) => threads);
  if (playback && !isKnown) return 'this frame of the recording holds no threads';
  return 'threads are shown under their process';
}
