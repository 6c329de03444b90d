import type { StateClass } from '../../model/process.js';
import { classMeanings } from '../dialogs/class-meanings.js';
import type { Binding, Context } from './binding.js';
import { bindingsNow } from './key-action.js';
import { keymap } from './keymap.js';
import { type MouseUse, mouseMap } from './mouse-map.js';

/** A line of the help. */
export type HelpLine =
  | { readonly type: 'legend'; readonly parts: readonly (readonly [StateClass, string])[] }
  | { readonly type: 'remark'; readonly text: string }
  | { readonly type: 'blank' }
  | { readonly type: 'heading'; readonly text: string }
  | { readonly type: 'binding'; readonly binding: Binding }
  | { readonly type: 'mouse'; readonly use: MouseUse };

/** What the help says from top to bottom, made from the keymap itself. */
export function helpOutline(isReplay: boolean): readonly HelpLine[] {
  return [
    ...legend,
    ...headings.flatMap(([context, text]) => section(context, text, isReplay)),
    ...mouseSection,
  ];
}

const legend: readonly HelpLine[] = [
  ...(
    [
      ['R', 'S'],
      ['D', 'T'],
      ['Z', 'X'],
    ] as const
  ).map((pair): HelpLine => ({ type: 'legend', parts: pair.map(told) })),
  {
    type: 'remark',
    text: '? is not known. Bold is new. An adopted process says whose child it was.',
  },
];

function told(one: StateClass): readonly [StateClass, string] {
  return [one, classMeanings[one]];
}

const headings: readonly (readonly [Context, string])[] = [
  ['table', 'The table'],
  ['pane', 'In the pane below the table, after Tab'],
  ['replay', 'In a recording'],
  ['picker', 'In the list of signals'],
  ['plan', 'In a plan of signals'],
  ['sweep', 'In the list of whom a signal will reach'],
  ['affinity', 'In the list of CPUs'],
  ['ioPriority', 'In the list of I/O priorities'],
  ['renice', 'Before the nice value of pid 1 or a kernel thread changes'],
  ['search', 'While searching'],
  ['filter', 'While typing a filter'],
  ['columns', 'In the list of columns'],
  ['users', 'In the list of users'],
  ['classes', 'In the list of states'],
  ['sort', 'In the list of columns to sort by'],
  ['interval', 'While typing an interval'],
  ['jump', 'While typing where to jump'],
  ['file', 'While typing the name of a file'],
  ['help', 'In this help'],
  ['everywhere', 'Everywhere'],
];

const mouseSection: readonly HelpLine[] = [
  { type: 'blank' },
  { type: 'heading', text: 'The mouse (off with -M)' },
  ...mouseMap.map((use): HelpLine => ({ type: 'mouse', use })),
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
