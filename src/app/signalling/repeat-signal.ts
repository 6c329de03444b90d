import type { Next } from '../message.js';
import { only } from '../performer.js';
import type { State } from '../state.js';
import { said } from '../status-line.js';
import { signalTarget } from './signal-target.js';

/** The signal that was picked last, to the selected process: the same checks, and a hold of its own. */
export function repeatSignal(state: State): Next<State> {
  const found = signalTarget(state);
  if ('no' in found) return only(found.no);
  const { target, warning } = found;
  const signal = state.repeatable;
  if (!signal) return only(said(state, 'no signal to repeat: F9 sends one', 'note'));
  if (warning !== undefined) {
    return only(said(state, `${warning}: not repeated, F9 asks for a second key`, 'bad'));
  }
  const text = `${signal.name} → ${target.pid} ${target.comm}: sending`;
  return { state: said(state, text, 'note'), effects: [{ type: 'sendSignal', target, signal }] };
}
