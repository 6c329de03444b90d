import { pidOf, textMatch } from '../../columns/text-match.js';
import type { Model } from '../../model/model.js';
import type { Process, ProcessKey } from '../../model/process.js';
import { rowOrderOf } from '../rows/row-order.js';
import { rowsOf } from '../rows/rows.js';
import { rowIndexOf } from '../rows/rows-basis.js';
import { visibleRows } from '../rows/visible-rows.js';
import type { State } from '../state.js';
import { said } from '../status-line.js';
import { withAncestorsUnfolded } from './folding.js';
import { selectedAt } from './selection.js';

/** The next (or previous) match after the selected row, round the end; folds open where it is hidden. */
export function searchedFrom(state: State, sign: 1 | -1, tableRows: number): State {
  const text = state.dialog?.type === 'search' ? state.dialog.text : state.searched;
  if (text === '') return said(state, 'nothing searched yet: / searches', 'note');
  const { model } = state;
  if (!model) return state;
  const processes = searchable(state, model);
  const here = processes.findIndex((process) => process.key === state.selection.selected);
  const found = matchFrom(processes, model, text, { at: firstAfter(here, sign, processes), sign });
  if (!found) return missed(state, text);
  const next = shown(state, found.key, tableRows);
  const isRoundTheEnd = here >= 0 && sign * (processes.indexOf(found) - here) <= 0;
  return isRoundTheEnd ? said(next, roundTheEnd[sign], 'note') : next;
}

/** The pid that was typed, or the first match at or after the selection that the search began from. */
export function searchedWhileTyping(state: State, text: string, tableRows: number): State {
  const { model } = state;
  if (text === '' || !model) return state;
  const processes = searchable(state, model);
  const here = processes.findIndex((process) => process.key === state.selection.selected);
  const found =
    ofPid(processes, text) ?? matchFrom(processes, model, text, { at: Math.max(0, here), sign: 1 });
  return found ? shown(state, found.key, tableRows) : missed(state, text);
}

/** Whether a process is what was searched: part of its name, command line or user, or the start of its pid. */
function searchMatch(text: string): (process: Process, model: Model) => boolean {
  const isText = textMatch(text);
  if (!/^\d+$/.test(text)) return isText;
  return (process, model) => String(process.sample.pid).startsWith(text) || isText(process, model);
}

const roundTheEnd = { 1: 'searched on from the top', '-1': 'searched on from the bottom' } as const;

const noFolds: ReadonlySet<ProcessKey> = new Set();

/** In the order of the table, folded or not. */
function searchable(state: State, model: Model): readonly Process[] {
  const order = rowOrderOf(state);
  const open = order.folded.size === 0 ? order : { ...order, folded: noFolds };
  return visibleRows(model, open, state.rows).map((row) => row.process);
}

function firstAfter(here: number, sign: 1 | -1, processes: readonly Process[]): number {
  if (here >= 0) return here + sign;
  return sign > 0 ? 0 : processes.length - 1;
}

/** Of one pid the living before the gone. */
function ofPid(processes: readonly Process[], text: string): Process | undefined {
  const pid = pidOf(text);
  if (pid === undefined) return undefined;
  const all = processes.filter(({ sample }) => sample.pid === pid);
  return all.find((process) => process.goneSeenAtMs === undefined) ?? all[0];
}

function matchFrom(
  processes: readonly Process[],
  model: Model,
  text: string,
  { at, sign }: { readonly at: number; readonly sign: 1 | -1 },
): Process | undefined {
  const { length } = processes;
  const isMatch = searchMatch(text);
  for (let step = 0; step < length; step += 1) {
    const process = processes[(((at + sign * step) % length) + length) % length];
    if (process && isMatch(process, model)) return process;
  }
  return undefined;
}

function missed(state: State, text: string): State {
  const { dialog } = state;
  if (dialog?.type === 'search') return { ...state, dialog: { ...dialog, isMissed: true } };
  return said(state, `no match for ${text}`, 'bad');
}

function shown(state: State, key: ProcessKey, tableRows: number): State {
  const unfolded = withAncestorsUnfolded(state, key);
  const { dialog } = unfolded;
  const rows = rowsOf(unfolded);
  const index = rowIndexOf(rows, key, unfolded.selection.cursor);
  const selection = selectedAt(unfolded.selection, rows, tableRows, index);
  if (dialog?.type !== 'search') return { ...unfolded, rows, selection, status: undefined };
  return { ...unfolded, rows, selection, dialog: { ...dialog, isMissed: false } };
}
