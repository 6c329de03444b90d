import type { Binding } from '../../app/keys/binding.js';
import { type HelpLine, helpOutline } from '../../app/keys/help-outline.js';
import { whyNotActing } from '../../app/signalling/why-not-acting.js';
import type { State } from '../../app/state.js';
import type { FrameRow } from '../frame.js';
import { classStyle } from '../header/class-row.js';
import { fitted, label, span } from '../spans.js';
import type { DialogLines } from './dialog-lines.js';

/** Every key and what it does, from the keymap itself. */
export function helpLines(state: State, top: number): DialogLines {
  const outline = helpOutline(state.playback !== undefined);
  return {
    title: `treetop ${state.version} · help`,
    lines: outline.map((line) => lineOf(line, state)),
    width: 76,
    scroll: { top },
    closing: [label('Esc back', { type: 'closeDialog' })],
  };
}

function lineOf(line: HelpLine, state: State): FrameRow {
  switch (line.type) {
    case 'legend':
      return line.parts.flatMap(([one, text]) => [
        span(` ${one}`, classStyle[one]),
        fitted(` ${text}`, legendWidth, 'left', 'text'),
      ]);
    case 'remark':
      return [span(` ${line.text}`, 'dim')];
    case 'blank':
      return [];
    case 'heading':
      return [span(` ${line.text}`, 'title')];
    case 'binding':
      return keyLine(line.binding, state);
    case 'mouse':
      return [
        span('  '),
        fitted(line.use.what, keyWidth, 'left', 'keyName'),
        span(` ${line.use.help}`),
      ];
  }
}

const legendWidth = 36;
const keyWidth = 22;

function keyLine({ keys, help, isActing }: Binding, state: State): FrameRow {
  const why = isActing && whyNotActing(state);
  const style = why ? 'dim' : 'text';
  return [
    span('  '),
    fitted(keys.join('  '), keyWidth, 'left', why ? 'dim' : 'keyName'),
    span(` ${help}`, style),
    ...(why ? [span(`  (${why})`, 'note')] : []),
  ];
}
