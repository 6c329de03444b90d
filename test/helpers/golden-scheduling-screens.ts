import type { InitialOptions } from '../../src/app/initial-state.js';
import { update } from '../../src/app/update.js';
import type { Sample } from '../../src/sample/sample.js';
import type { SchedulingFacts } from '../../src/sample/scheduling-facts.js';
import type { SchedulingSeen } from '../../src/signals/scheduling-seen.js';
import { frameToText } from '../../src/view/frame-to-text.js';
import { view } from '../../src/view/view.js';
import { asker, facts, root, thread } from '../signals/made-scheduling.js';
import type { GoldenScreen } from './golden-screens.js';
import { stateAfter } from './played-screen.js';
import { modelsOfSamples, samplesOf } from './recorded.js';

const down = (count: number) => Array<string>(count).fill('Down');
const four = (given: Partial<SchedulingFacts> = {}) =>
  facts({
    uids: [0, 0, 0, 0],
    threads: [50, 51, 52, 53].map((tid) => thread({ tid, cpus: '0-2' })),
    ...given,
  });
const seenByRoot: SchedulingSeen = { facts: four(), asker: root };

/** What one chooses how a process is scheduled in. */
export const schedulingScreens: readonly GoldenScreen[] = (['80x24', '120x30'] as const).flatMap(
  (size) => [
    screen('affinity', size, [...down(3), 'a'], seenByRoot, ['Down', 'Space']),
    screen('affinity-denied', size, [...down(3), 'a'], { ...seenByRoot, asker: asker() }),
    screen('affinity-not-read-yet', size, [...down(3), 'a']),
    screen('affinity-absent', size, [...down(3), 'a'], {
      ...seenByRoot,
      trouble: 'taskset is not installed (package util-linux)',
    }),
    screen('io-priority', size, [...down(3), 'i'], {
      ...seenByRoot,
      ioPriority: { class: 'bestEffort', level: 4 },
    }),
    // Its own user's: all but realtime.
    screen('io-priority-of-user', size, [...down(3), 'i'], {
      facts: four({ uids: [1000, 1000, 1000, 1000] }),
      asker: asker(),
      ioPriority: { class: 'none' },
    }),
    screen('renice-init', size, ['Down', 'F7'], { ...seenByRoot, asker: asker() }),
    screen('renice-tagged', size, [...down(3), 'Space', 'Space', 'F8']),
  ],
);

/** The busy family live, the keys, what was read for the dialog, and keys in it. */
function screen(
  what: string,
  size: '80x24' | '120x30',
  keys: readonly string[],
  seen?: SchedulingSeen,
  then: readonly string[] = [],
): GoldenScreen {
  return {
    name: `${what}-${size}`,
    text: async () => {
      const models = modelsOfSamples((await samplesOf('busy-family')).map(withFourCpus));
      const [width = 80, height = 24] = size.split('x').map(Number);
      const options: Partial<InitialOptions> = { width, height };
      let state = stateAfter([...models, ...keys], options);
      const target = state.dialog && 'target' in state.dialog ? state.dialog.target : undefined;
      if (seen && target) state = update(state, { type: 'schedulingSeen', target, seen }).state;
      for (const key of then) state = update(state, { type: 'keyPressed', key }).state;
      return frameToText(view(state));
    },
  };
}

/** As if it were on this machine, which has four CPUs. */
function withFourCpus(sample: Sample): Sample {
  const { host, viewer } = sample;
  const [cpu] = host.cpus;
  const cpus = cpu
    ? [0, 1, 2, 3].map((id) => ({ ...cpu, id, idle: cpu.idle + id * cpu.user }))
    : [];
  return {
    ...sample,
    host: { ...host, cpus },
    viewer: { ...viewer, pid: 4711, canSignal: true },
  };
}
