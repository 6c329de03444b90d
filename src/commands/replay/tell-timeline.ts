import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Timeline } from '../../app/time/timeline.js';
import type { Recording } from '../../source/recording/reader.js';
import type { Screen } from '../dashboard/screen.js';
import { growingTimeline } from './recorded-timeline.js';

/** What is known after the first chunk already, and then as often as one can see. */
export async function tellTimeline(
  recording: Recording,
  { dispatch }: Screen,
  isStopped: () => boolean,
): Promise<void> {
  let toldAtMs = Number.NEGATIVE_INFINITY;
  let newest: Timeline | undefined;
  for await (const timeline of growingTimeline(recording)) {
    if (isStopped()) return;
    newest = timeline;
    if (performance.now() - toldAtMs < tellEveryMs) continue;
    dispatch({ type: 'timelineArrived', timeline });
    newest = undefined;
    await nextTurn();
    toldAtMs = performance.now();
  }
  if (newest) dispatch({ type: 'timelineArrived', timeline: newest });
}

const tellEveryMs = 200;
