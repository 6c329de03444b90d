import type { KernelEvent } from '../../sample/kernel-event.js';
import type { Sample } from '../../sample/sample.js';
import type { Memory } from '../../source/recording/memory.js';
import { formatBytes } from '../../text/format-bytes.js';
import type { LiveSource } from '../open-source.js';
import type { lookBack } from '../replay/look-back.js';
import type { PlayedFeed } from '../replay/play-recording.js';
import { sampleLive } from './sample-live.js';
import type { Feed, Screen } from './screen.js';

/** Samples the machine, remembers what was sampled, and shows that where it is asked for. */
export function liveFeed(source: LiveSource, screen: Screen): Feed {
  const remembering = newRemembering();
  const sampling = sampleLive(source, screen, remembering.take);
  let past: PlayedFeed | undefined;
  const goLive = () => {
    past?.stop();
    past = undefined;
    screen.dispatch({ type: 'presentReached' });
    sampling.hurry();
  };
  return {
    hurry: () => (past ?? sampling).hurry(),
    showFrame: (frame) => past?.showFrame(frame),
    jump: (jump) => past?.jump(jump),
    lookBack: () => {
      const { memory, loaded } = remembering;
      past = memory && loaded?.lookBack(memory, screen, goLive);
      if (past) sampling.hurry();
      else screen.dispatch({ type: 'noted', text: 'nothing before this is remembered' });
    },
    goLive,
    save: (path) => void save(remembering, path, screen),
    tell: remembering.tell,
    stop: () => {
      past?.stop();
      sampling.stop();
    },
  };
}

type Remembering = {
  readonly take: (sample: Sample) => void;
  readonly tell: (event: KernelEvent) => void;
  memory: Memory | undefined;
  /** Settles when what was taken is in the memory; undefined before the first sample. */
  loading: Promise<void> | undefined;
  loaded: { readonly lookBack: typeof lookBack } | undefined;
};

/** What remembers is loaded when the first rows are on the screen: a start does not wait for it. */
function newRemembering(): Remembering {
  let events: KernelEvent[] = [];
  let waiting: Sample[] | undefined;
  const load = async () => {
    const { newMemory } = await import('../../source/recording/memory.js');
    remembering.loaded = await import('../replay/look-back.js');
    const memory = newMemory();
    for (const sample of waiting ?? []) memory.remember(sample);
    waiting = undefined;
    remembering.memory = memory;
  };
  const remembering: Remembering = {
    memory: undefined,
    loading: undefined,
    loaded: undefined,
    take: (sample) => {
      if (remembering.memory) {
        remembering.memory.remember(sample, events);
        events = [];
        return;
      }
      remembering.loading ??= new Promise(setImmediate).then(load);
      waiting = [...(waiting ?? []), sample];
    },
    tell: (event) => void events.push(event),
  };
  return remembering;
}

/** Whatever was on the screen is in the file, also a moment after the start. */
async function save(remembering: Remembering, path: string, screen: Screen): Promise<void> {
  await remembering.loading;
  const { saveMemory } = await import('../../source/recording/save-memory.js');
  const { UnwritableRecording } = await import('../../source/recording/new-file.js');
  const say = (type: 'noted' | 'troubled', text: string) => screen.dispatch({ type, text });
  const chunks = remembering.memory?.chunks() ?? [];
  if (chunks.length === 0) return say('noted', 'nothing is remembered yet');
  try {
    const { frames, bytes } = await saveMemory(path, chunks);
    const what = `${frames} frames, ${formatBytes(bytes).trim()} in ${path}`;
    say('noted', `saved: ${what}; command lines may hold secrets, only you may read it`);
  } catch (error) {
    if (!(error instanceof UnwritableRecording)) return screen.fail(error);
    say('troubled', error.message);
  }
}
