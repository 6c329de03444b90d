import type { PlanDialog } from '../../app/dialogs/dialog.js';
import { isNamingNoStep } from '../../app/dialogs/plan-dialog.js';
import { scopeName } from '../../app/dialogs/sweep-dialog.js';
import type { State } from '../../app/state.js';
import { signalCatalogue } from '../../model/signal-catalogue.js';
import { type PlanStep, planText, stepName } from '../../signals/plan.js';
import { formatSpan } from '../../text/format-duration.js';
import { sanitise } from '../../text/sanitise.js';
import { wrapped } from '../../text/wrap.js';
import type { FrameRow } from '../frame.js';
import { clickable, fitted, inverse, label, span } from '../spans.js';
import type { DialogLines } from './dialog-lines.js';
import { foretoldCell, foretoldWidth } from './foretold-lines.js';
import { targetTitle } from './target-title.js';

const longestWidth = 76;
const borders = 2;
const whenWidth = 18;
const signalWidth = 11;

/** Signals one after the other: when each is sent, and what it would do to the target as that is now. */
export function planLines(state: State, dialog: PlanDialog): DialogLines {
  const { picker, plan, index, typed } = dialog;
  const width = Math.max(1, Math.min(longestWidth, state.size.width - borders));
  const whose =
    picker.scope === 'this' ? targetTitle(state, picker.target) : sanitise(scopeName(picker));
  const mistake = isNamingNoStep(dialog) ? ': no such signal' : '';
  return {
    title: `plan for ${whose}`,
    head: titles(width),
    lines: plan.map((step, at) =>
      clickable(stepLine(step, dialog, at, width), {
        type: 'mark',
        dialog: { ...dialog, index: at, typed: '' },
      }),
    ),
    foot: wrapped(footText(dialog), width - 2).map((line) => [span(` ${line}`, 'note')]),
    width,
    scroll: { visible: index },
    closing: [
      picker.scope === 'this' ? beginning(dialog) : label('Enter list them', { type: 'accept' }),
      span(' · ', 'title'),
      label('Esc back', { type: 'closeDialog' }),
      span(' · Insert more · Delete less', 'title'),
      span(typed === '' ? '' : ` · ${sanitise(typed)}${mistake}`, 'title'),
    ],
  };
}

/** No click: the second half of a double click on what opened the plan would land here. */
function beginning({ picker: { warning } }: PlanDialog) {
  const text = warning === undefined ? 'Enter begin' : `${warning}: ! begins it all the same`;
  return span(sanitise(text), 'title');
}

function titles(width: number): FrameRow {
  return [
    fitted('   WHEN', whenWidth + 3, 'left', 'columnTitle'),
    fitted('SIGNAL', signalWidth, 'left', 'columnTitle'),
    fitted(
      'EFFECT, AS IT IS NOW',
      Math.max(0, width - whenWidth - signalWidth - 3),
      'left',
      'columnTitle',
    ),
  ];
}

function stepLine(step: PlanStep, dialog: PlanDialog, at: number, width: number): FrameRow {
  const isMarked = at === dialog.index;
  const when = at === 0 ? 'at once' : `after ${formatSpan(step.afterMs)}`;
  const restWidth = Math.max(0, width - whenWidth - signalWidth - 3);
  const row = [
    span(isMarked ? ' ▸ ' : '   '),
    fitted(when, whenWidth, 'left', 'text'),
    fitted(stepName(step), signalWidth, 'left', 'keyName'),
    ...effect(step, dialog, restWidth),
  ];
  return isMarked ? inverse(row) : row;
}

function effect({ signal }: PlanStep, { picker }: PlanDialog, width: number): FrameRow {
  if (!signal) return [fitted('looks who is still there', width, 'left', 'dim')];
  const index = signalCatalogue.findIndex(({ number }) => number === signal.number);
  return [
    foretoldCell(picker.foretold, index),
    fitted('', Math.max(0, width - foretoldWidth), 'left', 'text'),
  ];
}

function footText({ plan }: PlanDialog): string {
  const others = plan.length === 1 ? '' : ' Each step is only for whom is still there then.';
  return `${planText(plan)}.${others} X cancels it, Alt-x does the next step now.`;
}
