import type { SignalTarget } from '../../signals/target.js';
import type { State } from '../state.js';

/** Each costs a descriptor. Of more each is held and compared just before it gets its signal. */
const mostHeld = 500;

/** Whom a signal may be sent to next: they are held while the list is open, so that no pid is reused meanwhile. */
export function aimedTargets({ dialog }: State): readonly SignalTarget[] {
  if (dialog?.type === 'picker') return [dialog.target];
  if (dialog?.type === 'plan') return [dialog.picker.target];
  if (dialog?.type !== 'sweep') return [];
  const { picker, hits, spared } = dialog;
  const forced = spared.filter(({ canBeForced }) => canBeForced).map(({ target }) => target);
  return [picker.target, ...hits, ...forced].slice(0, mostHeld);
}
