import { type PlanSeen, planProgress, planProgressText } from '../app/signalling/plan-seen.js';
import { sanitise } from '../text/sanitise.js';
import type { FrameRow } from './frame.js';
import { meterRow } from './header/meter.js';
import { fitRow, label, span } from './spans.js';

const meterWidth = 22;

/** How far the plan that was begun last has come, and how it is ended; then what was said last. */
export function planRow(
  plan: PlanSeen,
  otherCount: number,
  said: FrameRow,
  width: number,
): FrameRow {
  const parts = [{ fraction: planProgress(plan), style: 'low', fill: '█' }] as const;
  const others = otherCount === 0 ? [] : [span(` +${otherCount}`, 'note')];
  return fitRow(
    [
      span(` ${sanitise(plan.name)}: `, 'keyName'),
      span(planProgressText(plan)),
      ...meterRow(' ', parts, '', meterWidth, 0),
      label('X cancel', { type: 'cancelPlan' }),
      ...others,
      ...said,
    ],
    width,
  );
}
