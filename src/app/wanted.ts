import { columnsThatFit } from '../columns/screen-columns.js';
import type { Process } from '../model/process.js';
import type { Demand, Need } from '../sample/demand.js';
import { areMoreFactsWanted, factsWanted } from './facts-wanted.js';
import type { Effect } from './message.js';
import { partsOfPane } from './panes/pane.js';
import { rowsOnScreen, samplesNearScreen, samplesOf } from './rows/near-screen.js';
import { activeSort, type State } from './state.js';
import { selectedProcess } from './table/selected-process.js';

/** What the source is to read beyond `stat`: for what is on the screen or nearly, or for all where the order rests on it. */
export function wanted(state: State): Demand {
  const { show, isTree } = state;
  const details = detailsWanted(state);
  const rowFacts = factsWanted(state);
  return {
    status: withParentOf(details?.process, need(state, 'status'), state),
    cmdline: need(state, 'cmdline'),
    shown: samplesOf(rowsOnScreen(state)),
    ...(state.model ? {} : { mayBePartial: true }),
    ...(rowFacts && { rowFacts }),
    // In a flat list the order rests on each of them.
    ...(show.hasThreads ? { threads: isTree ? samplesNearScreen(state) : 'all' } : {}),
    ...(isPaneOfDevices(state) ? { devices: true } : {}),
    ...(details && { details: { of: [details.process.sample], parts: details.parts } }),
  };
}

/** The facts of a pane that was opened, of another process, or of a new column come at once: not an interval later. */
export function withFactsAsked(
  before: State,
  state: State,
  effects: readonly Effect[],
): readonly Effect[] {
  if (state.playback || state.isPaused) return effects;
  const details = detailsWanted(state);
  const former = detailsWanted(before);
  const isSameProcess = former?.parts === details?.parts && former?.key === details?.key;
  const isSame =
    (!details || isSameProcess) &&
    isPaneOfDevices(before) >= isPaneOfDevices(state) &&
    !areMoreFactsWanted(before, state);
  const isAsked = effects.some(({ type }) => type === 'resample');
  return isSame || isAsked ? effects : [...effects, { type: 'resample' }];
}

function isPaneOfDevices({ pane }: State): boolean {
  return pane?.type === 'devices';
}

/** What the open pane tells of the selected process. */
function detailsWanted(state: State) {
  const parts = state.pane && partsOfPane[state.pane.type];
  const process = selectedProcess(state);
  if (!parts?.length || !process || process.goneSeenAtMs !== undefined) return undefined;
  return { key: process.key, process, parts };
}

/** What a parent does about its dead children is told by its signal masks. */
function withParentOf(process: Process | undefined, status: Need, { model }: State): Need {
  const key = process?.state === 'Z' ? process.parentKey : undefined;
  const parent = key === undefined ? undefined : model?.processes.get(key)?.sample;
  return !parent || status === 'all' || status.includes(parent) ? status : [...status, parent];
}

type Lazy = 'status' | 'cmdline';

/** Before anything is seen nothing is near: what is wanted to see it comes with the next sample. */
function need(state: State, what: Lazy): Need {
  if (what === 'status' && isUserLookedFor(state)) return 'all';
  if (isLookedFor(state) || activeSort(state).column.needs === what) return 'all';
  const near = samplesNearScreen(state);
  if (isColumnShown(state, what)) return near;
  // Of one that is held the tracer is told, of the selected one the user where a signal is chosen.
  const selected = selectedProcess(state)?.sample;
  return near.filter((one) => one === selected || one.stateCode === 't');
}

function isColumnShown({ columns, size }: State, what: Lazy): boolean {
  return columnsThatFit(columns, size.width).some(({ needs }) => needs === what);
}

/** A text is compared with what each of them says of itself. */
function isLookedFor({ dialog, searched, filter, show }: State): boolean {
  const isTyping = dialog?.type === 'search' || dialog?.type === 'filter';
  return isTyping || searched !== '' || filter !== undefined || show.textFilter !== undefined;
}

function isUserLookedFor({ dialog, show }: State): boolean {
  return dialog?.type === 'users' || show.uid !== undefined;
}
