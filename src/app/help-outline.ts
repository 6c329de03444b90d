import type { StateClass } from '../model/process.js';
import type { Binding, Context } from './binding.js';
import { bindingsNow } from './key-action.js';
import { keymap } from './keymap.js';

/** A line of the help. */
export type HelpLine =
  | { readonly type: 'legend'; readonly parts: readonly (readonly [StateClass, string])[] }
  | { readonly type: 'remark'; readonly text: string }
  | { readonly type: 'blank' }
  | { readonly type: 'heading'; readonly text: string }
  | { readonly type: 'binding'; readonly binding: Binding };

/** What the help says from top to bottom, made from the keymap itself. */
export function helpOutline(isReplay: boolean): readonly HelpLine[] {
  return [...legend, ...headings.flatMap(([context, text]) => section(context, text, isReplay))];
}

const legend: readonly HelpLine[] = [
  {
    type: 'legend',
    parts: [
      ['R', 'runs or could run'],
      ['S', 'sleeps until something happens'],
    ],
  },
  {
    type: 'legend',
    parts: [
      ['D', 'sleeps, deaf to signals'],
      ['T', 'stopped or held by a debugger'],
    ],
  },
  {
    type: 'legend',
    parts: [
      ['Z', 'dead, its parent has not asked yet'],
      ['X', 'was here and is gone'],
    ],
  },
  {
    type: 'remark',
    text: '? is not known. Bold is new. An adopted process says whose child it was.',
  },
];

const headings: readonly (readonly [Context, string])[] = [
  ['table', 'The table'],
  ['pane', 'In the pane below the table, after Tab'],
  ['replay', 'In a recording'],
  ['picker', 'In the list of signals'],
  ['search', 'While searching'],
  ['filter', 'While typing a filter'],
  ['sort', 'In the list of columns to sort by'],
  ['interval', 'While typing an interval'],
  ['help', 'In this help'],
  ['everywhere', 'Everywhere'],
];

function section(context: Context, text: string, isReplay: boolean): readonly HelpLine[] {
  const bindings = bindingsOf(context, isReplay);
  return [
    { type: 'blank' },
    { type: 'heading', text },
    ...bindings.map((binding): HelpLine => ({ type: 'binding', binding })),
  ];
}

// In a recording some keys of the table mean something else.
function bindingsOf(context: Context, isReplay: boolean): readonly Binding[] {
  const bindings = context === 'table' ? bindingsNow(undefined, isReplay) : keymap;
  return bindings.filter((binding) => binding.context === context);
}
