import { chartSubject } from '../../app/charts.js';
import type { Message } from '../../app/message.js';
import { type Past, pastAfter } from '../../app/time/past.js';
import { nextModel } from '../../model/next-model.js';
import { nothing } from '../model-at-frame.js';
import type { Player } from './player.js';
import { showFrame } from './show-frame.js';

/** More often nobody sees it. */
const shortestShownMs = 33;
/** However late it is, the screen moves. */
const longestUnseenMs = 100;

/** Has the next frame shown when it is due, where the recording plays; `advance` shows it, in its turn. */
export async function playOn(player: Player, advance: () => void): Promise<void> {
  const { screen, recording, clock } = player;
  clearTimeout(player.timer);
  const { playback } = screen.state();
  const wasPlaying = player.isPlaying;
  player.isPlaying = playback?.isPlaying === true && !player.isStopped;
  if (!playback || !player.isPlaying) return;
  if (!wasPlaying) clock.start();
  const next = player.frame + 1;
  if (next >= recording.frameCount) {
    player.isPlaying = false;
    return screen.dispatch(ended);
  }
  const dueAtMs = await clock.dueAtMs(next, playback.speed);
  // Another call may have come between.
  clearTimeout(player.timer);
  if (!player.isPlaying || player.isStopped) return;
  player.timer = setTimeout(advance, Math.max(shortestShownMs, dueAtMs - performance.now()));
}

/** Shows the last frame that is due by now; those before it are passed over, but for the charts. */
export async function showDue(player: Player): Promise<void> {
  const startedAtMs = performance.now();
  let past: Past | undefined;
  let hasAdvanced = false;
  while (performance.now() - startedAtMs < longestUnseenMs) {
    const dueAtMs = await nextDueMs(player);
    if (dueAtMs === undefined || dueAtMs > performance.now()) break;
    if (hasAdvanced && player.model) past = pastWith(player, past);
    if (!(await hasTakenNext(player))) break;
    hasAdvanced = true;
    player.clock.passed(dueAtMs);
  }
  if (hasAdvanced && player.model && player.isPlaying) {
    player.screen.show(player.model, player.frame, past);
  }
}

async function nextDueMs({ screen, recording, clock, frame, isPlaying }: Player) {
  const { playback } = screen.state();
  if (!isPlaying || !playback || frame + 1 >= recording.frameCount) return undefined;
  return clock.dueAtMs(frame + 1, playback.speed);
}

function pastWith({ screen, model }: Player, past: Past | undefined): Past | undefined {
  const state = screen.state();
  return model && pastAfter(past ?? state.past, model, chartSubject(state));
}

/** Where a jump was broken off the frame before is not known: the next one then comes with all before it. */
async function hasTakenNext(player: Player): Promise<boolean> {
  const next = player.frame + 1;
  if (!player.model || player.source.position() !== next) {
    const { request } = player;
    await showFrame(player, next, () => request === player.request && player.isPlaying);
    return false;
  }
  const sample = await player.source.next(nothing);
  if (!sample || !player.isPlaying) return false;
  player.model = nextModel(player.model, sample);
  player.frame = next;
  return true;
}

const ended: Message = { type: 'recordingEnded' };
