import { type Binding, type Context, keymap } from '../app/keymap.js';
import type { State } from '../app/state.js';
import type { DialogLines } from './dialog-lines.js';
import type { FrameRow } from './frame.js';
import { fitted, span } from './spans.js';

const headings: readonly (readonly [Context, string])[] = [
  ['table', 'The table'],
  ['replay', 'In a recording'],
  ['picker', 'In the list of signals'],
  ['search', 'While searching'],
  ['sort', 'In the list of columns'],
  ['interval', 'While typing an interval'],
  ['help', 'In this help'],
  ['everywhere', 'Everywhere'],
];

/** Every key and what it does, from the keymap itself. */
export function helpLines(state: State, top: number): DialogLines {
  const lines = [
    ...legend,
    ...headings.flatMap(([context, heading]) => section(context, heading, state)),
  ];
  return {
    title: `treetop ${state.version} · help`,
    lines,
    width: 76,
    scroll: { top },
    closing: 'Esc back',
  };
}

const legend: readonly FrameRow[] = [
  [
    span(' R', 'stateR'),
    span(' runs or could run     '),
    span('S', 'stateS'),
    span(' sleeps until something happens'),
  ],
  [
    span(' D', 'stateD'),
    span(' sleeps, deaf to signals  '),
    span('T', 'stateT'),
    span(' stopped or held by a debugger'),
  ],
  [
    span(' Z', 'stateZ'),
    span(' dead, its parent has not asked yet  '),
    span('X', 'stateX'),
    span(' was here and is gone'),
  ],
  [span(' ? is not known. Bold is new. An adopted process says whose child it was.', 'dim')],
];

function section(context: Context, heading: string, state: State): readonly FrameRow[] {
  const bindings = keymap.filter((binding) => binding.context === context);
  return [
    [],
    [span(` ${heading}`, 'title')],
    ...bindings.map((binding) => keyLine(binding, state)),
  ];
}

function keyLine({ keys, help, isActing }: Binding, state: State): FrameRow {
  const why = isActing && whyNot(state);
  const style = why ? 'dim' : 'text';
  return [
    span('  '),
    fitted(keys.join('  '), 22, 'left', why ? 'dim' : 'keyName'),
    span(` ${help}`, style),
    ...(why ? [span(`  (${why})`, 'note')] : []),
  ];
}

function whyNot(state: State): string | undefined {
  if (state.isReadOnly) return 'read-only';
  return state.playback ? 'a recording' : undefined;
}
