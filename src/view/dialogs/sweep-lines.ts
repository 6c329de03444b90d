import { type SweepDialog, scopeName } from '../../app/dialogs/sweep-dialog.js';
import { kinOfScope, type Spared } from '../../app/signalling/signal-scope.js';
import type { State } from '../../app/state.js';
import { commandWithoutPath } from '../../model/command-form.js';
import { userNameOfUid } from '../../model/facts-of-process.js';
import { planText } from '../../signals/plan.js';
import type { Prediction } from '../../signals/prediction.js';
import { predictionLabel } from '../../signals/prediction-text.js';
import type { SignalTarget } from '../../signals/target.js';
import { formatCount } from '../../text/format-count.js';
import { sanitise } from '../../text/sanitise.js';
import { wrapped } from '../../text/wrap.js';
import type { FrameRow } from '../frame.js';
import { classStyle } from '../header/class-row.js';
import { fitted, label, span } from '../spans.js';
import type { DialogLines } from './dialog-lines.js';
import { foretoldWidth, predictionCell } from './foretold-lines.js';

const longestWidth = 92;
const borders = 2;

/** Whom a signal will reach, counted and by name, and whom it will not and why. */
export function sweepLines(state: State, dialog: SweepDialog): DialogLines {
  const { picker, signal, hits, spared, foretold, top, plan } = dialog;
  const width = Math.max(1, Math.min(longestWidth, state.size.width - borders));
  const count = formatCount(hits.length);
  return {
    title: `${plan ? planText(plan) : signal.name} to ${count}: ${sanitise(scopeName(picker))}`,
    lines: [
      ...hits.map((target) => hitLine(state, target, foretold.get(target.key), width)),
      ...spared.map((one) => sparedLine(one, width)),
    ],
    foot: [tallyText(dialog), howText(dialog)]
      .filter((text) => text !== '')
      .flatMap((text) => wrapped(text, width - 2))
      .map((line) => [span(` ${line}`, 'note')]),
    width,
    scroll: { top },
    closing: [
      // No click: the second half of a double click on what opened the list would land here.
      ...(hits.length > 0 ? [span(`y send to ${count}`, 'title'), gap] : []),
      ...forcing(spared),
      label('Esc back', { type: 'closeDialog' }),
    ],
  };
}

const gap = span(' · ', 'title');

function forcing(spared: readonly Spared[]): FrameRow {
  const count = spared.filter(({ canBeForced }) => canBeForced).length;
  return count === 0 ? [] : [span(`! to ${formatCount(count)} more`, 'title'), gap];
}

function hitLine(
  { model }: State,
  target: SignalTarget,
  told: Prediction | 'gone' | undefined,
  width: number,
): FrameRow {
  const process = model?.processes.get(target.key);
  const isThere = model !== undefined && process !== undefined && process.state !== 'X';
  const isGone = !isThere || told === 'gone';
  const user =
    isThere && target.uid !== undefined ? userNameOfUid(target.uid, model.sample.boot) : '?';
  return [
    fitted(String(target.pid), 8, 'right', 'text'),
    span(' '),
    fitted(sanitise(user), 8, 'left', user === '?' ? 'unknown' : 'text'),
    span(' '),
    span(process?.state ?? 'X', classStyle[process?.state ?? 'X']),
    span(' '),
    isGone ? fitted('nothing: it is gone', foretoldWidth, 'left', 'note') : predictionCell(told),
    fitted(
      sanitise(process ? commandWithoutPath(process) : target.comm),
      width - 20 - foretoldWidth,
      'left',
      'text',
    ),
  ];
}

/** What it will do to how many: `ends it 5 · ignored 1`. */
function tallyText({ hits, foretold }: SweepDialog): string {
  if (foretold.size < hits.length) return `read of ${formatCount(foretold.size)} so far`;
  const tally = new Map<string, number>();
  for (const one of foretold.values()) {
    const label = one === 'gone' ? 'nothing: it is gone' : predictionLabel(one);
    tally.set(label, (tally.get(label) ?? 0) + 1);
  }
  return [...tally].map(([label, count]) => `${label}: ${formatCount(count)}`).join(' · ');
}

function sparedLine({ target, reason }: Spared, width: number): FrameRow {
  const text = `not sent: ${sanitise(reason)}`;
  return [
    fitted(String(target.pid), 8, 'right', 'dim'),
    span(' '),
    fitted(sanitise(target.comm), 15, 'left', 'dim'),
    span(' '),
    fitted(text, width - 25, 'left', 'note'),
  ];
}

/** In which way it is sent. */
function howText({ picker, signal, order }: SweepDialog): string {
  const kin = kinOfScope[picker.scope];
  const first = order === 'leavesFirst' ? 'those below first' : 'those above first';
  if (kin === undefined) return `Only those listed here get it, ${first}.`;
  if (signal.name === 'CONT') {
    return `Only those listed here get it, ${first}: for CONT none is stopped before.`;
  }
  const isLastWord = signal.name === 'KILL' || signal.name === 'STOP';
  const end = isLastWord ? 'then each gets it' : 'then each gets it and goes on';
  return `All are stopped first, and whoever joins the ${kin} until then; ${end}, ${first}.`;
}
