import { type CatalogueSignal, signalCatalogue } from '../model/signal-catalogue.js';
import { refusalOf } from '../signals/refusal.js';
import { targetOf } from '../signals/target.js';
import type { Dialog } from './dialog.js';
import type { Next } from './message.js';
import { selectedProcess } from './selected-process.js';
import type { State } from './state.js';
import { said, selectFirst } from './status-line.js';

export type Picker = Extract<Dialog, { type: 'picker' }>;

/** The signal picker on the selected process, or why there is none. */
export function openPicker(state: State): State {
  const { model } = state;
  const process = selectedProcess(state);
  if (state.isReadOnly) return said(state, 'read-only: no signal is sent', 'bad');
  if (state.playback) return said(state, 'a recording: its processes get no signals', 'bad');
  if (!model || !process) return said(state, selectFirst, 'note');
  if (process.goneSeenAtMs !== undefined)
    return said(state, `${process.sample.pid} ${process.sample.comm} is gone`, 'bad');
  const target = targetOf(process);
  const refusal = refusalOf(target, model.sample.viewer);
  if (refusal && !refusal.canBeForced) return said(state, `refused: ${refusal.reason}`, 'bad');
  const index = Math.max(
    0,
    signalCatalogue.findIndex(({ name }) => name === state.lastSignal),
  );
  const dialog = { type: 'picker', target, index, typed: '', warning: refusal?.reason } as const;
  if (process.key === state.selection.selected) return { ...state, dialog };
  // kill(2) knows processes only.
  const text = `a thread gets no signal of its own: this one is for its process, ${target.pid} ${target.comm}`;
  return said({ ...state, dialog }, text, 'note');
}

/** Enter in the picker. A target that needs a second word gets it from `!`. */
export function sendPicked(state: State, picker: Picker, isForced: boolean): Next<State> {
  const signal = signalCatalogue[picker.index];
  if (!signal) return { state, effects: [] };
  if (isNamingNone(picker)) {
    return { state: said(state, `no signal is called ${picker.typed}`, 'bad'), effects: [] };
  }
  if (picker.warning !== undefined && !isForced) {
    return { state: said(state, `${picker.warning}: ! sends all the same`, 'bad'), effects: [] };
  }
  const { target } = picker;
  const closed = { ...state, dialog: undefined, lastSignal: signal.name };
  const text = `${signal.name} → ${target.pid} ${target.comm}: sending`;
  return { state: said(closed, text, 'note'), effects: [{ type: 'sendSignal', target, signal }] };
}

/** The picker with the signal that what was typed names: a number, or the start of a name. */
export function withTyped(picker: Picker, typed: string): Picker {
  const wanted = wantedBy(typed);
  const index = indexOfNamed(wanted);
  return { ...picker, typed, index: wanted === '' || index < 0 ? picker.index : index };
}

/** What was typed is no signal: the one that is marked is not what was meant, so nothing is sent. */
export function isNamingNone({ typed }: Picker): boolean {
  return typed !== '' && indexOfNamed(wantedBy(typed)) < 0;
}

function wantedBy(typed: string): string {
  return typed.toUpperCase().replace(/^SIG/, '');
}

/** A whole number or name before the start of one: 1 is HUP, not ALRM. */
function indexOfNamed(wanted: string): number {
  const exact = signalCatalogue.findIndex(
    ({ number, name }) => String(number) === wanted || name === wanted,
  );
  return exact >= 0 ? exact : signalCatalogue.findIndex((one) => startsWith(one, wanted));
}

function startsWith(signal: CatalogueSignal, wanted: string): boolean {
  return signal.name.startsWith(wanted) || String(signal.number).startsWith(wanted);
}
