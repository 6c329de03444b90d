import type { Feed, Screen } from '../dashboard/screen.js';
import type { OpenSource } from '../open-source.js';
import { followJump } from './follow-jump.js';
import { playClock } from './play-clock.js';
import { playOn, showDue } from './play-on.js';
import type { IsWanted, Player } from './player.js';
import { showFrame } from './show-frame.js';
import { tellTimeline } from './tell-timeline.js';

type OpenRecordingSource = Extract<OpenSource, { readonly isLive: false }>;

/** What a recording can do for a screen. */
export type PlayedFeed = Pick<Feed, 'hurry' | 'showFrame' | 'jump' | 'stop'>;

/** Plays a recording at the pace at which it was taken; shows the frames that are asked for. */
export function playRecording(opened: OpenRecordingSource, screen: Screen): PlayedFeed {
  const player = newPlayer(opened, screen);
  // One after the other, in the order in which they were asked for.
  let last: Promise<void> = Promise.resolve();
  const then = (step: () => Promise<void>) => {
    last = last.then(step).catch((error) => fail(player, error));
  };
  const ask = (step: (isWanted: IsWanted) => Promise<void>) => {
    player.request += 1;
    const { request } = player;
    then(async () => {
      await step(() => request === player.request && !player.isStopped);
      await playOn(player, advance);
    });
  };
  const advance = () =>
    then(async () => {
      await showDue(player);
      await playOn(player, advance);
    });
  const show = (frame: number) => {
    player.frame = frame;
    ask((isWanted) => showFrame(player, frame, isWanted));
  };
  show(player.frame);
  const timeline = () => tellTimeline(opened.recording, screen, () => player.isStopped);
  then(async () => void timeline().catch((error) => fail(player, error)));
  return {
    hurry: () => {
      endSearch(player);
      void playOn(player, advance).catch((error) => fail(player, error));
    },
    showFrame: show,
    jump: (jump) => ask((isWanted) => followJump(player, jump, isWanted)),
    stop: () => {
      player.isStopped = true;
      clearTimeout(player.timer);
      void opened.source.close();
    },
  };
}

function newPlayer({ source, recording, startFrame }: OpenRecordingSource, screen: Screen): Player {
  return {
    recording,
    source,
    screen,
    clock: playClock(recording),
    request: 0,
    frame: startFrame ?? 0,
    model: undefined,
    timer: undefined,
    isPlaying: false,
    wholeTookMs: 0,
    isStopped: false,
  };
}

/** Who plays on from here does not wait for what was searched. */
function endSearch(player: Player): void {
  if (player.screen.state().playback?.isPlaying && !player.isPlaying) player.request += 1;
}

/** What fails because the file was closed meanwhile is no failure. */
function fail({ isStopped, screen }: Player, error: unknown): void {
  if (!isStopped) screen.fail(error);
}
