import type { Message } from '../../app/message.js';
import { type Memory, type MemoryChunk, usualBounds } from '../../source/recording/memory.js';
import { memoryRecording } from '../../source/recording/memory-recording.js';
import { recordingSource } from '../../source/recording/recording-source.js';
import type { Screen } from '../dashboard/screen.js';
import { type PlayedFeed, playRecording } from './play-recording.js';

/**
 * Plays what is remembered, from the frame before the one on the screen. What is remembered meanwhile is gone on with
 * when it is come to; where nothing is left, the present is reached. Undefined where there is no frame before.
 */
export function lookBack(
  memory: Pick<Memory, 'chunks'>,
  screen: Screen,
  onPresent: () => void,
): PlayedFeed | undefined {
  const chunks = memory.chunks();
  const shownMs = shownAtMs(screen);
  const before = instantsOf(chunks).findLastIndex((atMs) => atMs < shownMs);
  if (before < 0) return undefined;
  const goOn = () => {
    const now = memory.chunks();
    const atMs = shownAtMs(screen);
    const next = instantsOf(now).findIndex((one) => one > atMs);
    if (next < 0) return onPresent();
    playing.stop();
    playing = played(now, next);
  };
  const played = (what: readonly MemoryChunk[], startFrame: number) =>
    begun(what, startFrame, { ...screen, dispatch: toldOf(screen, goOn) });
  let playing = played(chunks, before);
  return {
    hurry: () => playing.hurry(),
    showFrame: (frame) => (frame < playing.frameCount ? playing.showFrame(frame) : goOn()),
    jump: (jump) => playing.jump(jump),
    stop: () => playing.stop(),
  };
}

function begun(chunks: readonly MemoryChunk[], startFrame: number, screen: Screen) {
  const recording = memoryRecording(chunks);
  const { frameCount } = recording;
  screen.dispatch({ type: 'lookedBack', frame: startFrame, frameCount, bounds: usualBounds });
  const source = recordingSource(recording);
  let isOver = false;
  // A frame may be on its way when the screen is live again.
  const unlessOver: Screen = {
    ...screen,
    show: (...frame) => isOver || screen.show(...frame),
    dispatch: (message) => isOver || screen.dispatch(message),
  };
  const feed = playRecording({ isLive: false, source, recording, startFrame }, unlessOver);
  return {
    ...feed,
    frameCount,
    stop: () => {
      isOver = true;
      feed.stop();
    },
  };
}

/** The end of what was remembered when the looking back began is no end. */
function toldOf(screen: Screen, goOn: () => void): Screen['dispatch'] {
  return (message: Message) =>
    message.type === 'recordingEnded' ? goOn() : screen.dispatch(message);
}

function instantsOf(chunks: readonly MemoryChunk[]): readonly number[] {
  return chunks.flatMap(({ takenAtMs }) => takenAtMs);
}

function shownAtMs(screen: Screen): number {
  return screen.state().model?.sample.takenAtMs ?? 0;
}
