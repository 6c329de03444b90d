import { type CatalogueSignal, signalCatalogue } from '../../model/signal-catalogue.js';
import type { Next } from '../message.js';
import { only } from '../performer.js';
import { signalTarget } from '../signalling/signal-target.js';
import type { State } from '../state.js';
import { said } from '../status-line.js';
import type { PickerDialog } from './dialog.js';
import { openSweep } from './sweep-dialog.js';

/** The signal picker on the selected process, or why there is none. What each signal would do is read at once. */
export function openPicker(state: State): Next<State> {
  const found = signalTarget(state);
  if ('no' in found) return only(found.no);
  const { target, warning } = found;
  const index = Math.max(
    0,
    signalCatalogue.findIndex(({ name }) => name === state.lastSignal),
  );
  const chosen = { target, scope: 'this', index, typed: '', warning, foretold: undefined } as const;
  const dialog = { type: 'picker', ...chosen } as const;
  const opened = { ...state, dialog };
  const effects = [{ type: 'lookAtTarget', target } as const];
  if (target.key === state.selection.selected) return { state: opened, effects };
  // kill(2) knows processes only.
  const text = `a thread gets no signal of its own: this one is for its process, ${target.pid} ${target.comm}`;
  return { state: said(opened, text, 'note'), effects };
}

/** Enter in the picker. A target that needs a second word gets it from `!`. */
export function sendPicked(state: State, picker: PickerDialog, isForced: boolean): Next<State> {
  const signal = signalCatalogue[picker.index];
  if (!signal) return { state, effects: [] };
  if (isNamingNone(picker)) {
    return { state: said(state, `no signal is called ${picker.typed}`, 'bad'), effects: [] };
  }
  if (picker.scope !== 'this') return openSweep(state, picker, signal);
  if (picker.warning !== undefined && !isForced) {
    return { state: said(state, `${picker.warning}: ! sends all the same`, 'bad'), effects: [] };
  }
  const { target } = picker;
  const closed = { ...state, dialog: undefined, lastSignal: signal.name, repeatable: signal };
  const text = `${signal.name} → ${target.pid} ${target.comm}: sending`;
  return { state: said(closed, text, 'note'), effects: [{ type: 'sendSignal', target, signal }] };
}

/** The picker with the signal that what was typed names: a number, or the start of a name. */
export function withTyped(picker: PickerDialog, typed: string): PickerDialog {
  const wanted = wantedBy(typed);
  const index = indexOfNamed(wanted);
  return { ...picker, typed, index: wanted === '' || index < 0 ? picker.index : index };
}

/** The signal that a number, or the start of a name, means; undefined: none. */
export function signalNamed(typed: string): CatalogueSignal | undefined {
  const wanted = wantedBy(typed);
  return wanted === '' ? undefined : signalCatalogue[indexOfNamed(wanted)];
}

/** What was typed is no signal: the one that is marked is not what was meant, so nothing is sent. */
export function isNamingNone({ typed }: PickerDialog): boolean {
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
