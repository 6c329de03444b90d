import type { SignalTarget } from '../signals/target.js';
import type { State } from './state.js';

/** Whom a signal may be sent to next: they are held while the picker is open, so that no pid is reused meanwhile. */
export function aimedTargets({ dialog }: State): readonly SignalTarget[] {
  return dialog?.type === 'picker' ? [dialog.target] : [];
}
