import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Jump } from '../app/jump.js';
import type { Message } from '../app/message.js';
import type { Timeline } from '../app/timeline.js';
import type { Model } from '../model/model.js';
import { nextModel } from '../model/next-model.js';
import type { Recording } from '../source/recording/reader.js';
import type { RecordingSource } from '../source/recording/recording-source.js';
import { frameOfJump } from './frame-of-jump.js';
import { modelAtFrame, nothing } from './model-at-frame.js';
import type { OpenSource } from './open-source.js';
import { growingTimeline } from './recorded-timeline.js';
import type { Feed, Screen } from './screen.js';

type OpenRecordingSource = Extract<OpenSource, { readonly isLive: false }>;

/** A pause in the recording (the recorder was stopped) is not waited for longer than this. */
const longestGapMs = 5000;

/** Plays a recording at the pace at which it was taken; shows the frames that are asked for. */
export function playRecording(opened: OpenRecordingSource, screen: Screen): Feed {
  const { source, recording } = opened;
  let model: Model | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  // One frame after the other, in the order they were asked for.
  let last: Promise<void> = Promise.resolve();
  /** Where the jumps that were asked for lead to. */
  let asked = opened.startFrame ?? 0;

  const then = (step: () => Promise<void>) => {
    last = last.then(step).catch(screen.fail);
  };
  const show = (frame: number) => then(() => shown(frame));
  const shown = async (frame: number) => {
    asked = frame;
    model = await modelOf(source, model, frame);
    screen.show(model, frame);
    schedule();
  };
  const schedule = () => {
    clearTimeout(timer);
    const { playback } = screen.state();
    if (!playback?.isPlaying) return;
    const next = playback.frame + 1;
    if (next >= recording.frameCount) return screen.dispatch(ended);
    void gapMs(recording, next).then((ms) => {
      clearTimeout(timer);
      if (screen.state().playback?.isPlaying) timer = setTimeout(show, ms / playback.speed, next);
    }, screen.fail);
  };
  const jumped = async (jump: Jump) => {
    if (jump.type === 'event' || jump.type === 'change') return;
    const { frame, text } = await frameOfJump(recording, asked, jump);
    await shown(frame);
    if (text !== undefined) screen.dispatch({ type: 'noted', text });
  };
  show(asked);
  then(async () => void tellTimeline(recording, screen, () => isStopped).catch(screen.fail));
  return {
    hurry: schedule,
    showFrame: show,
    jump: (jump) => then(() => jumped(jump)),
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
      void source.close();
    },
  };
}

async function modelOf(
  source: RecordingSource,
  before: Model | undefined,
  frame: number,
): Promise<Model> {
  const isNext = before !== undefined && source.position() === frame;
  const sample = isNext ? await source.next(nothing) : undefined;
  return sample ? nextModel(before, sample) : modelAtFrame(source, frame);
}

/** What is known after the first chunk already, and then as often as one can see. */
async function tellTimeline(recording: Recording, { dispatch }: Screen, isStopped: () => boolean) {
  let toldAtMs = Number.NEGATIVE_INFINITY;
  let newest: Timeline | undefined;
  for await (const timeline of growingTimeline(recording)) {
    if (isStopped()) return;
    newest = timeline;
    if (performance.now() - toldAtMs < tellEveryMs) continue;
    dispatch({ type: 'timelineArrived', timeline });
    newest = undefined;
    await nextTurn();
    toldAtMs = performance.now();
  }
  if (newest) dispatch({ type: 'timelineArrived', timeline: newest });
}

const tellEveryMs = 200;

const ended: Message = { type: 'recordingEnded' };

async function gapMs(
  { takenAtMs }: OpenRecordingSource['recording'],
  frame: number,
): Promise<number> {
  const gap = (await takenAtMs(frame)) - (await takenAtMs(frame - 1));
  return Math.max(0, Math.min(longestGapMs, gap));
}
