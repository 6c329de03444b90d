import { update } from '../../src/app/update.js';
import type { Sample } from '../../src/sample/sample.js';
import type { TargetFacts } from '../../src/sample/target-facts.js';
import { frameToText } from '../../src/view/frame-to-text.js';
import { view } from '../../src/view/view.js';
import { facts, mask, thread } from '../signals/made-facts.js';
import type { GoldenScreen } from './golden-screens.js';
import { stateAfter } from './played-screen.js';
import { modelsOfSamples, samplesOf } from './recorded.js';

const openPicker = ['Down', 'Down', 'Down', 'F9'];
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
  ],
);

function withoutMasks(): TargetFacts {
  const { masks: _, threads: __, ...rest } = facts({ uids: [1000, 1000, 1000, 1000] });
  return rest;
}

/** The busy family live, seen by ana; what was read of the one that the picker is open on, and keys. */
function picker(
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
      return frameToText(view(state));
    },
  };
}

function seenByAna(sample: Sample): Sample {
  const capabilities = '0000000000000000';
  const ana = { pid: 4711, canSignal: true, uid: 1000, session: 4711, capabilities };
  return { ...sample, viewer: { ...sample.viewer, ...ana } };
}
