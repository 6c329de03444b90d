import type { SignalTarget } from '../../signals/target.js';
import type { Effect, Next } from '../message.js';
import { only, type Performers } from '../performer.js';
import type { State } from '../state.js';
import { rescheduling, type SchedulingDialog } from './scheduling-dialogs.js';
import { schedulingTarget } from './scheduling-target.js';

type What = Extract<Effect, { type: 'lookAtScheduling' }>['what'];

/** How the selected process is scheduled. */
export const schedulingPerformers: Performers<
  'renice' | 'openAffinity' | 'openIoPriority' | 'chooseAllCpus'
> = {
  renice: (state, { by }) => renice(state, by),
  openAffinity: (state) =>
    opened(state, 'cpus', (target, warning) => ({
      type: 'affinity',
      target,
      warning,
      cpus: state.model?.sample.host.cpus.map(({ id }) => id) ?? [],
      index: 0,
      chosen: undefined,
      seen: undefined,
    })),
  openIoPriority: (state) =>
    opened(state, 'ioPriority', (target, warning) => ({
      type: 'ioPriority',
      target,
      warning,
      index: undefined,
      seen: undefined,
    })),
  chooseAllCpus: (state) => {
    const { dialog } = state;
    if (dialog?.type !== 'affinity') return only(state);
    return only({ ...state, dialog: { ...dialog, chosen: dialog.cpus } });
  },
};

/** At once; where a second word is needed it is asked for. */
function renice(state: State, by: 1 | -1): Next<State> {
  const found = schedulingTarget(state);
  if ('no' in found) return only(found.no);
  const { target, warning } = found;
  if (warning === undefined) return rescheduling(state, target, { type: 'nice', by });
  const dialog = { type: 'renice', target, by, warning, seen: undefined } as const;
  return withDialog(state, dialog, 'nice');
}

/** The dialog, empty until it is read how the target is scheduled now. */
function opened(
  state: State,
  what: What,
  dialogOf: (target: SignalTarget, warning: string | undefined) => SchedulingDialog,
): Next<State> {
  const found = schedulingTarget(state);
  if ('no' in found) return only(found.no);
  return withDialog(state, dialogOf(found.target, found.warning), what);
}

/** What was read comes for this very target: another dialog takes nothing of it. */
function withDialog(state: State, dialog: SchedulingDialog, what: What): Next<State> {
  const effect = { type: 'lookAtScheduling', target: dialog.target, what } as const;
  return { state: { ...state, status: undefined, dialog }, effects: [effect] };
}
