import type { State } from '../../src/app/state.js';
import { update } from '../../src/app/update.js';
import type { Sample } from '../../src/sample/sample.js';
import type { TargetFacts } from '../../src/sample/target-facts.js';
import { type Guard, isSettled, type SignalTold } from '../../src/signals/outcome.js';
import { targetOf } from '../../src/signals/target.js';
import { frameToText } from '../../src/view/frame-to-text.js';
import { view } from '../../src/view/view.js';
import { facts, mask, thread } from '../signals/made-facts.js';
import type { GoldenScreen } from './golden-screens.js';
import { stateAfter } from './played-screen.js';
import { modelsOfSamples, samplesOf } from './recorded.js';

const openPicker = ['Down', 'Down', 'Down', 'F9'];
const tagThree = ['Space', 'Space', 'c', 'Down'];
const handler = facts({ masks: { caught: mask('TERM', 'HUP'), ignored: mask('PIPE') } });
const someBlock = [thread(50), thread(51, { blocked: mask('TERM') })];

/** The picker with what was read of its target. */
export const signalScreens: readonly GoldenScreen[] = (['80x24', '120x40'] as const).flatMap(
  (size) => [
    picker('handler', size, handler),
    picker('zombie', size, facts({ stat: { stateCode: 'Z' }, threads: [] })),
    picker('stopped', size, facts({ stat: { stateCode: 'T' } }), ['Up', 'Up', 'Up', 'Up']),
    picker('not-permitted', size, facts({ uids: [0, 0, 0, 0] })),
    picker('blocked', size, facts({ masks: { blocked: mask('TERM') } })),
    picker('some-block', size, facts({ threads: someBlock })),
    picker('unreadable', size, withoutMasks()),
    picker('gone', size, undefined),
    picker('subtree', size, handler, ['Right']),
    picker('sweep', size, handler, ['Right', 'Enter']),
    picker('sweep-tagged', size, handler, ['Esc', 'Home', ...tagThree, 'F9', 'Right', 'Enter']),
    log(size, ['O']),
    log(size, []),
  ],
);

function withoutMasks(): TargetFacts {
  const { masks: _, threads: __, ...rest } = facts({ uids: [1000, 1000, 1000, 1000] });
  return rest;
}

const three: readonly Told[] = [
  {
    pid: 3,
    signal: { name: 'TERM', number: 15 },
    outcome: { type: 'died', afterMs: 12, exitCode: 15 },
  },
  {
    pid: 6,
    signal: { name: 'HUP', number: 1 },
    outcome: { type: 'dropped', because: 'itIgnores', stateCode: 'S' },
  },
  {
    pid: 7,
    signal: { name: 'KILL', number: 9 },
    outcome: {
      type: 'pending',
      afterMs: 70,
      hold: 'uninterruptible',
      stateCode: 'D',
      waitChannel: 'request_wait_answer',
    },
  },
];

type Told = Pick<SignalTold, 'signal' | 'outcome'> & { readonly pid: number };

/** Three signals sent before the last samples, and the pane on what became of them. */
function log(size: '80x24' | '120x40', keys: readonly string[]): GoldenScreen {
  return {
    name: `signal-log${keys.length > 0 ? '' : '-closed'}-${size}`,
    text: async () => {
      const models = modelsOfSamples((await samplesOf('busy-family')).map(seenByAna));
      const [width = 80, height = 24] = size.split('x').map(Number);
      let state = stateAfter([...models.slice(0, 3), ...keys], { width, height });
      for (const [id, { pid, signal, outcome }] of three.entries()) {
        const process = state.model?.processes.list.find(({ sample }) => sample.pid === pid);
        if (!process || !state.model) throw new Error(`no ${pid}`);
        const sentAtMs = state.model.sample.monotonicMs + id;
        const told = { target: targetOf(process), signal, outcome, isSettled: isSettled(outcome) };
        const guard: Guard =
          pid === 3 ? { type: 'comparison', reason: 'koffi is not installed' } : { type: 'pidfd' };
        state = update(state, { type: 'signalTold', id, sentAtMs, ...told, guard }).state;
      }
      for (const [frame, model] of models.slice(3).entries()) {
        state = update(state, { type: 'modelArrived', model, frame }).state;
      }
      return frameToText(view(state));
    },
  };
}

/** The busy family live, seen by ana; what was read of the one that the picker is open on, and keys. */
export function picker(
  what: string,
  size: '80x24' | '120x40',
  seen: TargetFacts | undefined,
  then: readonly string[] = [],
): GoldenScreen {
  return {
    name: `picker-${what}-${size}`,
    text: async () => {
      const models = modelsOfSamples((await samplesOf('busy-family')).map(seenByAna));
      const [width = 80, height = 24] = size.split('x').map(Number);
      let state = stateAfter([...models, ...openPicker], { width, height });
      const target = state.dialog && 'target' in state.dialog ? state.dialog.target : undefined;
      if (target) state = update(state, { type: 'targetSeen', target, facts: seen }).state;
      for (const key of then) state = update(state, { type: 'keyPressed', key }).state;
      return frameToText(view(withListRead(state)));
    },
  };
}

/** As if one of those listed ignored the signal, the last were gone and the others had asked for nothing. */
function withListRead(state: State): State {
  const { dialog } = state;
  if (dialog?.type !== 'sweep') return state;
  const { hits: targets } = dialog;
  const ignoring = facts({ masks: { ignored: mask('TERM') } });
  const seen = targets.map((target, index) => {
    if (index === targets.length - 1) return { target, facts: undefined };
    return { target, facts: index === 1 ? ignoring : facts() };
  });
  return update(state, { type: 'manySeen', targets, seen }).state;
}

function seenByAna(sample: Sample): Sample {
  const capabilities = '0000000000000000';
  const ana = { pid: 4711, canSignal: true, uid: 1000, session: 4711, capabilities };
  return { ...sample, viewer: { ...sample.viewer, ...ana } };
}
