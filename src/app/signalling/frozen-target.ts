import type { Viewer } from '../../sample/host-sample.js';
import type { Refusal } from '../../signals/refusal.js';
import { type SignalTarget, targetOf } from '../../signals/target.js';
import type { State } from '../state.js';
import { said, selectFirst } from '../status-line.js';
import { selectedProcess } from '../table/selected-process.js';

/** What is meant for the selected process: when it may not be, and what is said then. */
type Act = {
  readonly inReadOnly: string;
  readonly inRecording: string;
  readonly refusalOf: (target: SignalTarget, viewer: Viewer) => Refusal | undefined;
};

/** Whom it is meant for, frozen now, and why it needs a second word; or the state that says why it is nobody. */
export type FrozenTarget =
  | { readonly target: SignalTarget; readonly warning: string | undefined }
  | { readonly no: State };

export function frozenTarget(
  state: State,
  { inReadOnly, inRecording, refusalOf }: Act,
): FrozenTarget {
  const { model } = state;
  const process = selectedProcess(state);
  if (state.isReadOnly) return no(state, `read-only: ${inReadOnly}`);
  if (state.playback) return no(state, `a recording: ${inRecording}`);
  if (!model || !process) return { no: said(state, selectFirst, 'note') };
  const { pid, comm } = process.sample;
  if (process.goneSeenAtMs !== undefined) return no(state, `${pid} ${comm} is gone`);
  const target = targetOf(process);
  const refusal = refusalOf(target, model.sample.viewer);
  if (refusal && !refusal.canBeForced) return no(state, `refused: ${refusal.reason}`);
  return { target, warning: refusal?.reason };
}

function no(state: State, text: string): { readonly no: State } {
  return { no: said(state, text, 'bad') };
}
