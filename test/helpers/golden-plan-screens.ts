import type { PlanSeen } from '../../src/app/signalling/plan-seen.js';
import { update } from '../../src/app/update.js';
import { parseSignal } from '../../src/model/parse-signal.js';
import type { Plan } from '../../src/signals/plan.js';
import { targetOf } from '../../src/signals/target.js';
import { frameToText } from '../../src/view/frame-to-text.js';
import { view } from '../../src/view/view.js';
import { facts, mask } from '../signals/made-facts.js';
import type { GoldenScreen } from './golden-screens.js';
import { picker } from './golden-signal-screens.js';
import { stateAfter } from './played-screen.js';
import { modelsOfSamples, samplesOf } from './recorded.js';

const handler = facts({ masks: { caught: mask('TERM', 'HUP'), ignored: mask('PIPE') } });
const cropped = ['e', 'Tab', 'End', 'Insert', 'c', 'h', 'e', 'Left'];

/** Plans that are made, and one that goes on. */
export const planScreens: readonly GoldenScreen[] = (['80x24', '120x40'] as const).flatMap(
  (size) => [
    picker('plan', size, handler, ['e', 'Down']),
    picker('plan-of-four', size, handler, cropped),
    picker('plan-subtree', size, handler, ['Right', 'e', 'Enter', 'r']),
    underway('sending', size, {}),
    underway('waiting', size, { waitedMs: 1500 }, 'TERM'),
    underway('checked', size, {
      ...{ plan: planOf('HUP', undefined), stepIndex: 1 },
      end: { reason: 'done', aliveStates: ['S'] },
    }),
    underway('ended', size, { end: { reason: 'allDead', aliveStates: [] } }),
    underway('cancelled', size, { end: { reason: 'cancelled', aliveStates: ['S'] } }),
  ],
);

function planOf(first: string, second: string | undefined): Plan {
  const [one, two] = [parseSignal(first), parseSignal(second ?? '')];
  if (!one) throw new Error(first);
  return [{ signal: one, afterMs: 0 }, two ? { signal: two, afterMs: 5000 } : { afterMs: 5000 }];
}

/** What is told of a plan for 6; what became of a signal before that. */
function underway(
  what: string,
  size: '80x24' | '120x40',
  told: Partial<PlanSeen>,
  ignored?: string,
): GoldenScreen {
  return {
    name: `plan-${what}-${size}`,
    text: async () => {
      const models = modelsOfSamples(await samplesOf('busy-family'));
      const [width = 80, height = 24] = size.split('x').map(Number);
      let state = stateAfter(models, { width, height });
      const process = state.model?.processes.list.find(({ sample }) => sample.pid === 6);
      const signal = parseSignal(ignored ?? '');
      if (!process) throw new Error('no 6');
      const target = targetOf(process);
      if (signal) {
        const outcome = { type: 'dropped', because: 'itIgnores', stateCode: 'S' } as const;
        const one = { id: 1, sentAtMs: 0, target, signal, outcome, isSettled: true } as const;
        state = update(state, { type: 'signalTold', ...one }).state;
      }
      const name = `${target.pid} ${target.comm}`;
      const begun = { id: 2, name, plan: planOf('TERM', 'KILL'), stepIndex: 0 };
      const plan = { ...begun, waitedMs: undefined, ...told };
      return frameToText(view(update(state, { type: 'planTold', plan }).state));
    },
  };
}
