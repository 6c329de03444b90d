import { isNarrowed } from '../../app/rows/kept-processes.js';
import type { VisibleRow } from '../../app/rows/visible-row.js';
import { signalRemark } from '../../app/signalling/signal-remarks.js';
import type { State } from '../../app/state.js';
import type { Model } from '../../model/model.js';
import type { Process } from '../../model/process.js';
import type { FrameRow, StyleName } from '../frame.js';
import { fitRow, span } from '../spans.js';
import { columnsShown } from './columns-shown.js';
import { type KeptRow, rowGround, rowLike, tableRow } from './table-row.js';

/** Of the processes that were on the screen last. */
let kept: ReadonlyMap<Process, KeptRow> = new Map();

/** The processes that are scrolled into view. Only these are ever formatted, and only where something about them changed. */
export function tableRows(state: State, width: number, count: number): readonly FrameRow[] {
  const { model, selection } = state;
  if (!model) return Array.from({ length: count }, () => blank);
  const columns = columnsShown(state.columns, width);
  const ground = rowGround(columns, width, state.show.command, state.playback !== undefined, model);
  const next = new Map<Process, KeptRow>();
  const rows = Array.from({ length: count }, (_, line): FrameRow => {
    const row = state.rows[selection.top + line];
    if (!row) return line === 0 ? fitRow(emptyRemark(state), width) : blank;
    const { process } = row;
    const look = {
      style: styleOf(row, state, model),
      isSelected: process.key === selection.selected,
      told: row.owner ? undefined : signalRemark(state, process.key),
    };
    const before = kept.get(process);
    const made = rowLike(before, row, look, ground) ?? tableRow(row, look, ground, model);
    next.set(process, made);
    return made.spans;
  });
  kept = next;
  return rows;
}

const blank: FrameRow = [];

function emptyRemark(state: State): FrameRow {
  const text = isNarrowed(state.filter, state.show)
    ? '  nothing matches the filter'
    : '  no process is seen';
  return [span(text, 'note')];
}

function styleOf(row: VisibleRow, { tagged }: State, model: Model): StyleName {
  return !row.owner && tagged.has(row.process.key) ? 'tagged' : rowStyle(row, model);
}

const newForMs = 3000;

function rowStyle({ process, owner, isContext }: VisibleRow, model: Model): StyleName {
  if (owner) return 'thread';
  if (process.goneSeenAtMs !== undefined) return 'goneRow';
  const { bornSeenAtMs } = process;
  if (bornSeenAtMs !== undefined && model.sample.monotonicMs - bornSeenAtMs < newForMs)
    return 'newRow';
  return isContext ? 'dim' : 'text';
}
