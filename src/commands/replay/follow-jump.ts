import type { Jump } from '../../app/time/jump.js';
import { formatClock } from '../../text/format-instant.js';
import { findChange } from './find-change.js';
import { findEvent, type Search } from './find-event.js';
import { frameOfJump, type Landing } from './frame-of-jump.js';
import type { IsWanted, Player } from './player.js';
import { showFrame } from './show-frame.js';

/** To where a jump leads; where that is nowhere it is said. */
export async function followJump(player: Player, jump: Jump, isWanted: IsWanted): Promise<void> {
  const landing = await landingOf(player, jump, isWanted);
  if (!landing) return;
  player.frame = landing.frame;
  await showFrame(player, landing.frame, isWanted);
  if (landing.text !== undefined && isWanted()) tell(player, landing.text);
}

/** Of several jumps in time, one after the other, each goes on from where the one before leads to, shown or not. */
async function landingOf(
  player: Player,
  jump: Jump,
  isWanted: IsWanted,
): Promise<Landing | undefined> {
  const { recording, frame } = player;
  if (jump.type === 'by' || jump.type === 'to') return frameOfJump(recording, frame, jump);
  if (!isWanted()) return undefined;
  const search = searchOf(player, isWanted);
  const found =
    jump.type === 'event'
      ? await findEvent(recording, frame, jump.sign, search)
      : await findChange(recording, frame, jump, search);
  const where = jump.sign > 0 ? 'after' : 'before';
  const what = jump.type === 'event' ? 'nothing happened' : 'its state does not change';
  if (!found && isWanted()) tell(player, `${what} ${where} this frame`);
  return found;
}

/** A search that takes a while tells how far it is. */
function searchOf({ screen, recording }: Player, isWanted: IsWanted): Search {
  let toldAtMs = performance.now();
  return {
    isWanted,
    onFrame: async (frame) => {
      if (performance.now() - toldAtMs < tellEveryMs) return;
      toldAtMs = performance.now();
      const clock = formatClock(await recording.takenAtMs(frame), recording.utcOffsetMinutes);
      if (isWanted()) screen.dispatch({ type: 'noted', text: `searching: ${clock}` });
    },
  };
}

const tellEveryMs = 300;

function tell({ screen }: Player, text: string): void {
  screen.dispatch({ type: 'noted', text });
}
