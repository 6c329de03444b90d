import { schedulingRefusal } from '../signals/scheduling-refusal.js';
import { type SignalTarget, targetOf } from '../signals/target.js';
import { selectedProcess } from './selected-process.js';
import type { State } from './state.js';
import { said, selectFirst } from './status-line.js';

/** Whom a change is meant for, frozen now, and why it needs a second word; or the state that says why it is nobody. */
export function schedulingTarget(
  state: State,
):
  | { readonly target: SignalTarget; readonly warning: string | undefined }
  | { readonly no: State } {
  const { model } = state;
  const process = selectedProcess(state);
  if (state.isReadOnly) return no(state, 'read-only: nothing is changed');
  if (state.playback) return no(state, 'a recording: nothing can be changed in it');
  if (!model || !process) return { no: said(state, selectFirst, 'note') };
  const { pid, comm } = process.sample;
  if (process.goneSeenAtMs !== undefined) return no(state, `${pid} ${comm} is gone`);
  const target = targetOf(process);
  const refusal = schedulingRefusal(target, model.sample.viewer);
  if (refusal && !refusal.canBeForced) return no(state, `refused: ${refusal.reason}`);
  return { target, warning: refusal?.reason };
}

function no(state: State, text: string): { readonly no: State } {
  return { no: said(state, text, 'bad') };
}
