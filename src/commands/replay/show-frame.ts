import { setImmediate as nextTurn } from 'node:timers/promises';
import { chartSubject } from '../../app/charts.js';
import { nextModel } from '../../model/next-model.js';
import { recordingSource } from '../../source/recording/recording-source.js';
import { nothing } from '../model-at-frame.js';
import { quickModel, wholeModel } from './frame-model.js';
import type { IsWanted, Player } from './player.js';

/** From this far on a frame is shown alone first: what was before it takes a while to read. */
const farFrames = 10;
const slowMs = 30;

/** A frame on the screen: the next one from the one before it, another with all that is known from before. */
export async function showFrame(player: Player, frame: number, isWanted: IsWanted): Promise<void> {
  const { source, screen } = player;
  if (!isWanted()) return;
  player.frame = frame;
  if (player.model && source.position() === frame) return showNext(player, frame);
  if (isWholeSlow(player, frame)) await showAlone(player, frame, isWanted);
  player.model = undefined;
  const beganAtMs = performance.now();
  const whole = await wholeModel(source, frame, () => chartSubject(screen.state()), isWanted);
  player.wholeTookMs = performance.now() - beganAtMs;
  if (!whole) return;
  player.model = whole.model;
  screen.show(whole.model, frame, whole.past);
}

async function showNext(player: Player, frame: number): Promise<void> {
  const sample = await player.source.next(nothing);
  if (!sample || player.isStopped) return;
  player.model = nextModel(player.model, sample);
  player.screen.show(player.model, frame);
}

/** One that is near is so where the last one was, given up or not. */
function isWholeSlow({ screen, wholeTookMs }: Player, frame: number): boolean {
  const { model, playback } = screen.state();
  if (frame <= 1) return false;
  const isNear = model && playback && Math.abs(frame - playback.frame) <= farFrames;
  return !isNear || wholeTookMs > slowMs;
}

async function showAlone(
  { recording, screen }: Player,
  frame: number,
  isWanted: IsWanted,
): Promise<void> {
  const model = await quickModel(recordingSource(recording), frame);
  if (!isWanted()) return;
  screen.show(model, frame);
  // It is painted before the rest is read.
  await nextTurn();
}
