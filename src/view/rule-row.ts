import type { FrameRow } from './frame.js';
import { sameAgain } from './same-again.js';
import { span } from './spans.js';

/** A line across the screen. */
export const ruleRow = sameAgain(
  (width: number): FrameRow => [span('─'.repeat(Math.max(0, width)), 'border')],
);
