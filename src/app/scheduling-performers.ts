import type { SignalTarget } from '../signals/target.js';
import type { Dialog } from './dialog.js';
import type { Effect, Next } from './message.js';
import { only, type Performers } from './performer.js';
import { rescheduling } from './scheduling-dialogs.js';
import { schedulingTarget } from './scheduling-target.js';
import type { State } from './state.js';

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
  return opened(state, 'nice', () => ({ type: 'renice', target, by, warning, seen: undefined }));
}

/** The dialog, empty until it is read how the target is scheduled now. */
function opened(
  state: State,
  what: Extract<Effect, { type: 'lookAtScheduling' }>['what'],
  dialogOf: (target: SignalTarget, warning: string | undefined) => Dialog,
): Next<State> {
  const found = schedulingTarget(state);
  if ('no' in found) return only(found.no);
  const { target, warning } = found;
  const next = { ...state, status: undefined, dialog: dialogOf(target, warning) };
  return { state: next, effects: [{ type: 'lookAtScheduling', target, what }] };
}
