import { parseDuration } from '../../text/parse-duration.js';
import { parseInstant } from '../../text/parse-instant.js';
import type { Next } from '../message.js';
import { only } from '../performer.js';
import type { State } from '../state.js';
import type { Jump } from '../time/jump.js';
import type { Dialog } from './dialog.js';

type JumpPrompt = Extract<Dialog, { type: 'jump' }>;

/** Where to? With a first text where the key says already that it is back. */
export function openJump(state: State, text: string): State {
  if (!state.playback) return state;
  return { ...state, dialog: { type: 'jump', text, mistake: undefined }, status: undefined };
}

/** Enter: what is no place is not taken, and it is said why. */
export function acceptJump(state: State, prompt: JumpPrompt): Next<State> {
  const jump = jumpOf(prompt.text.trim(), state);
  if (!jump) return only({ ...state, dialog: { ...prompt, mistake } });
  return { state: { ...state, dialog: undefined }, effects: [{ type: 'jump', jump }] };
}

const mistake = 'expected such as +5m, -30s, 03:10, 2026-11-21 03:10';

/** A bare duration is forward, as with below; `-5m` is from here, not from the end as on the command line. */
function jumpOf(text: string, { playback, model }: State): Jump | undefined {
  const duration = /^([+-]?) *(.+)$/.exec(text);
  const ms = parseDuration(duration?.[2] ?? '');
  if (ms !== undefined) return { type: 'by', ms: duration?.[1] === '-' ? -ms : ms };
  if (/^[+-]/.test(text)) return undefined;
  const endMs = playback?.timeline?.toMs ?? model?.sample.takenAtMs ?? 0;
  const utcOffsetMinutes = model?.sample.boot.utcOffsetMinutes ?? 0;
  const instantMs = parseInstant(text, { endMs, utcOffsetMinutes });
  return instantMs === undefined ? undefined : { type: 'to', instantMs };
}
