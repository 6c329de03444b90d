import type { Message } from '../app/message.js';
import type { Model } from '../model/model.js';
import { nextModel } from '../model/next-model.js';
import { modelAtFrame } from './model-at-frame.js';
import type { OpenSource } from './open-source.js';
import type { Feed, Screen } from './screen.js';

type OpenRecordingSource = Extract<OpenSource, { readonly isLive: false }>;

/** A pause in the recording (the recorder was stopped) is not waited for longer than this. */
const longestGapMs = 5000;

/** Plays a recording at the pace at which it was taken; shows the frames that are asked for. */
export function playRecording(opened: OpenRecordingSource, screen: Screen): Feed {
  const { source, recording } = opened;
  let model: Model | undefined;
  let timer: NodeJS.Timeout | undefined;
  // One frame after the other, in the order they were asked for.
  let last: Promise<void> = Promise.resolve();

  const show = (frame: number) => {
    last = last.then(() => shown(frame)).catch(screen.fail);
  };
  const shown = async (frame: number) => {
    model = await modelOf(frame);
    screen.show(model, frame);
    schedule();
  };
  const modelOf = async (frame: number): Promise<Model> => {
    const isNext = model !== undefined && source.position() === frame;
    const sample = isNext ? await source.next({ status: [], cmdline: [] }) : undefined;
    return sample ? nextModel(model, sample) : modelAtFrame(source, frame);
  };
  const schedule = () => {
    clearTimeout(timer);
    const { playback } = screen.state();
    if (!playback?.isPlaying) return;
    const next = playback.frame + 1;
    if (next >= recording.frameCount) return screen.dispatch(ended);
    void gapMs(recording, next).then((ms) => {
      clearTimeout(timer);
      if (screen.state().playback?.isPlaying) timer = setTimeout(show, ms, next);
    }, screen.fail);
  };
  show(opened.startFrame ?? 0);
  return {
    hurry: schedule,
    showFrame: show,
    stop: () => {
      clearTimeout(timer);
      void source.close();
    },
  };
}

const ended: Message = { type: 'recordingEnded' };

async function gapMs(
  { takenAtMs }: OpenRecordingSource['recording'],
  frame: number,
): Promise<number> {
  const gap = (await takenAtMs(frame)) - (await takenAtMs(frame - 1));
  return Math.max(0, Math.min(longestGapMs, gap));
}
