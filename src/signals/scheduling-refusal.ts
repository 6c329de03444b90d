import type { Viewer } from '../sample/host-sample.js';
import { type Refusal, refusalOf } from './refusal.js';
import type { SignalTarget } from './target.js';

/** Why this target is not scheduled otherwise. Nobody dies of it: treetop and what it was started from may be. */
export function schedulingRefusal(target: SignalTarget, viewer: Viewer): Refusal | undefined {
  const withoutUs = { ...viewer, pid: 0, ancestorPids: [] };
  return refusalOf(target, withoutUs);
}
