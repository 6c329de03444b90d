import { selectedProcess } from '../app/selected-process.js';
import type { State } from '../app/state.js';
import { selectFirst } from '../app/status-line.js';
import { commandOf } from '../model/facts-of-process.js';
import { cutCells } from '../text/fit.js';
import { sanitise } from '../text/sanitise.js';
import { cellWidth } from '../text/width.js';
import type { PaneLines } from './pane-lines.js';
import { span } from './spans.js';

/** The whole command of the selected process, cut into lines. */
export function commandPane(state: State, width: number): PaneLines {
  const process = selectedProcess(state);
  if (!process) return { title: 'command', lines: [[span(` ${selectFirst}`, 'note')]] };
  const { pid, comm, cmdline } = process.sample;
  const text = sanitise(commandOf(process));
  const step = Math.max(1, width - 2);
  const lines = Array.from({ length: Math.ceil(cellWidth(text) / step) }, (_, line) => [
    span(` ${cutCells(text, line * step, (line + 1) * step)}`),
  ]);
  const cut = cmdline?.isCut ? [[span(' more was there than is read', 'note')]] : [];
  return { title: `command of ${pid} ${sanitise(comm)}`, lines: [...lines, ...cut] };
}
