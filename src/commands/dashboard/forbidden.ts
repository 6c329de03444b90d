import type { Viewer } from '../../sample/host-sample.js';
import type { Refusal } from '../../signals/refusal.js';
import type { SignalTarget } from '../../signals/target.js';
import type { Screen } from './screen.js';

/** Once more at the edge: whatever path led here, to these nothing is done. */
export function isForbidden(
  target: SignalTarget,
  screen: Screen,
  refusalOf: (target: SignalTarget, viewer: Viewer) => Refusal | undefined,
): boolean {
  const { isReadOnly, playback, model } = screen.state();
  if (isReadOnly || playback || !model) return true;
  const refusal = refusalOf(target, model.sample.viewer);
  return refusal !== undefined && !refusal.canBeForced;
}
