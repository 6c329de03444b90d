import type { Action } from './action.js';
import { chartPerformers } from './charts.js';
import { classPerformers } from './dialogs/class-choice.js';
import { columnPerformers } from './dialogs/column-choice.js';
import { dialogPerformers } from './dialogs/dialog-performers.js';
import { filePerformers } from './dialogs/file-prompt.js';
import { planPerformers } from './dialogs/plan-performers.js';
import { schedulingPerformers } from './dialogs/scheduling-performers.js';
import type { Next } from './message.js';
import { panePerformers } from './panes/pane-performers.js';
import { scrollPerformers } from './panes/scrolling.js';
import type { Performer, Performers } from './performer.js';
import type { State } from './state.js';
import { withSelectedInSight } from './table/selection.js';
import { showPerformers } from './table/showing.js';
import { tablePerformers } from './table/table-performers.js';
import { tagPerformers } from './table/tagging.js';
import { playbackPerformers } from './time/playback-performers.js';

/** What an action makes of the state. `tableRows`: processes shown at once. */
export function perform(state: State, action: Action, tableRows: number): Next<State> {
  const performer = performers[action.type] as Performer<Action['type']>;
  return performer(aiming.has(action.type) ? inSight(state) : state, action, tableRows);
}

/** What is done to the selected process is done in sight of it. */
const aiming: ReadonlySet<Action['type']> = new Set([
  'fold',
  'unfold',
  'openPicker',
  'repeatSignal',
  'renice',
  'openAffinity',
  'openIoPriority',
  'tag',
  'tagSubtree',
  'toggleFollow',
  'togglePane',
  'toggleSubtree',
]);

function inSight(state: State): State {
  const { selection } = state;
  if (!selection.isOutOfSight) return state;
  return { ...state, selection: withSelectedInSight(selection) };
}

const toTheWorld = (
  state: State,
  action: Extract<Action, { type: 'quit' | 'suspend' | 'repaint' }>,
) => ({
  state,
  effects: [action],
});

/** Each kind of action is performed by one of these; where it stands tells what it is about. */
const performers: Performers<Action['type']> = {
  quit: toTheWorld,
  suspend: toTheWorld,
  repaint: toTheWorld,
  ...chartPerformers,
  ...classPerformers,
  ...columnPerformers,
  ...dialogPerformers,
  ...filePerformers,
  ...panePerformers,
  ...planPerformers,
  ...playbackPerformers,
  ...schedulingPerformers,
  ...scrollPerformers,
  ...showPerformers,
  ...tablePerformers,
  ...tagPerformers,
};
