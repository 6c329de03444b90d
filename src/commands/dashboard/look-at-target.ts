import { setImmediate as nextTurn } from 'node:timers/promises';
import type { TargetFacts } from '../../sample/target-facts.js';
import type { SignalTarget } from '../../signals/target.js';
import { type SmallFiles, smallFiles } from '../../source/linux/small-files.js';
import { readTargetFacts } from '../../source/linux/target-facts.js';
import type { Screen } from './screen.js';

/** Tells the screen what was read of a target just now. */
export function lookAtTarget(target: SignalTarget, screen: Screen): void {
  const facts = factsOf(target, smallFiles());
  // Not before the message that asked for it is dealt with.
  queueMicrotask(() => screen.dispatch({ type: 'targetSeen', target, facts }));
}

/** So long keys wait at most. */
const sliceMs = 10;

/** The same of many, some at a time, as long as their list is open. */
export async function lookAtMany(targets: readonly SignalTarget[], screen: Screen): Promise<void> {
  const readSmallFile = smallFiles();
  const left = targets.values();
  for (;;) {
    await nextTurn();
    const { dialog } = screen.state();
    if (dialog?.type !== 'sweep' || dialog.hits !== targets) return;
    const seen = readFor(sliceMs, left, readSmallFile);
    if (seen.length === 0) return;
    screen.dispatch({ type: 'manySeen', targets, seen });
  }
}

function readFor(ms: number, left: Iterator<SignalTarget>, readSmallFile: SmallFiles) {
  const endMs = performance.now() + ms;
  const seen: { readonly target: SignalTarget; readonly facts: TargetFacts | undefined }[] = [];
  while (performance.now() < endMs) {
    const { done, value: target } = left.next();
    if (done) break;
    seen.push({ target, facts: factsOf(target, readSmallFile) });
  }
  return seen;
}

function factsOf(target: SignalTarget, readSmallFile: SmallFiles): TargetFacts | undefined {
  const read = readTargetFacts('/proc', target.pid, readSmallFile);
  return read?.stat.startTicks === target.startTicks ? read : undefined;
}
