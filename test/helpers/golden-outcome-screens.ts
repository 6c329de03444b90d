import type { State } from '../../src/app/state.js';
import { update } from '../../src/app/update.js';
import type { Sample } from '../../src/sample/sample.js';
import { isSettled } from '../../src/signals/outcome.js';
import { type SignalTarget, targetOf } from '../../src/signals/target.js';
import { frameToText } from '../../src/view/frame-to-text.js';
import { view } from '../../src/view/view.js';
import { signal } from '../signals/made-facts.js';
import { target } from '../signals/made-target.js';
import {
  notSentOutcomes,
  settledOutcomes,
  type ToldOutcome,
  underwayOutcomes,
} from './every-outcome.js';
import type { GoldenScreen } from './golden-screens.js';
import { stateAfter } from './played-screen.js';
import { modelsOfSamples, samplesOf } from './recorded.js';

/** Of as many processes, each after the one before. */
const comms = ['tar', 'worker', 'nginx', 'postgres', 'bash', 'node', 'rsync', 'cron'];

/** What may have become of a signal, all of it: in the log over the whole screen, and in the rows. */
export const outcomeScreens: readonly GoldenScreen[] = [
  log('settled', settledOutcomes),
  log('underway', [...underwayOutcomes, ...notSentOutcomes]),
  {
    name: 'signal-rows-120x40',
    text: async () => {
      const start = await stateOfFamily([]);
      const some = [3, 4, 5, 6, 7, 8].map((pid, index): readonly [SignalTarget, ToldOutcome] => [
        targetIn(start, pid),
        toldInRow(index),
      ]);
      return frameToText(view(some.reduce(withTold, start)));
    },
  },
];

/** Of each kind some, the last of them under way: the status line has it. */
function toldInRow(index: number): ToldOutcome {
  const ofTypes = ['stopped', 'zombie', 'dropped', 'noPermission', 'exiting', 'pending'];
  const all = [...settledOutcomes, ...notSentOutcomes, ...underwayOutcomes];
  const found = all.find(({ outcome }) => outcome.type === ofTypes[index]);
  if (!found) throw new Error(`no outcome ${ofTypes[index]}`);
  return found;
}

function log(what: string, all: readonly ToldOutcome[]): GoldenScreen {
  return {
    name: `signal-log-${what}-120x40`,
    text: async () => {
      // The newest stands first.
      const told = all.map((one, index) => [goldenTarget(index), one] as const).toReversed();
      return frameToText(view(told.reduce(withTold, await stateOfFamily(['O', 'z']))));
    },
  };
}

function goldenTarget(index: number): SignalTarget {
  const pid = 4000 + index;
  return target({ key: `${pid}:700`, pid, comm: comms[index % comms.length] ?? '' });
}

/** Sent so long ago that it is as old now as it was when it was told. */
function withTold(
  state: State,
  [to, { signal: name, outcome }]: readonly [SignalTarget, ToldOutcome],
) {
  const nowMs = state.model?.sample.monotonicMs ?? 0;
  const sentAtMs = nowMs - ('afterMs' in outcome ? outcome.afterMs : 0);
  const told = { target: to, signal: signal(name), outcome, isSettled: isSettled(outcome) };
  const id = state.signalLog.length;
  return update(state, { type: 'signalTold', id, sentAtMs, ...told, guard: { type: 'pidfd' } })
    .state;
}

async function stateOfFamily(keys: readonly string[]): Promise<State> {
  const models = modelsOfSamples((await samplesOf('busy-family')).map(live));
  return stateAfter([...models, ...keys], { width: 120, height: 40 });
}

function live(sample: Sample): Sample {
  return { ...sample, viewer: { ...sample.viewer, pid: 4711, canSignal: true } };
}

function targetIn({ model }: State, pid: number): SignalTarget {
  const process = model?.processes.list.find(({ sample }) => sample.pid === pid);
  if (!process) throw new Error(`no ${pid}`);
  return targetOf(process);
}
