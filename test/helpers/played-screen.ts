import type { InitialOptions } from '../../src/app/initial-state.js';
import type { State } from '../../src/app/state.js';
import { update } from '../../src/app/update.js';
import type { Model } from '../../src/model/model.js';
import { frameToText } from '../../src/view/frame-to-text.js';
import { view } from '../../src/view/view.js';
import { blankScreen } from '../app/made-state.js';

/** A step of a session at the screen: a model that arrives, or the name of a key. */
export type Step = Model | string;

/** The state of a screen after what happened at it. */
export function stateAfter(steps: readonly Step[], options: Partial<InitialOptions> = {}): State {
  let state = blankScreen({ width: 120, height: 30, ...options });
  let frame = 0;
  for (const step of steps) {
    const message =
      typeof step === 'string'
        ? ({ type: 'keyPressed', key: step } as const)
        : ({ type: 'modelArrived', model: step, frame: frame++ } as const);
    state = update(state, message).state;
  }
  return state;
}

/** The same screen as text, and which rows are inverse, counted from 1. */
export function screenAfter(steps: readonly Step[], options: Partial<InitialOptions> = {}): string {
  const frame = view(stateAfter(steps, options));
  const inverse = frame.rows.flatMap((row, index) =>
    row.some(({ isInverse }) => isInverse) ? [index + 1] : [],
  );
  const text = frameToText(frame);
  return inverse.length === 0 ? text : `${text}inverse: row ${inverse.join(', ')}\n`;
}
