import type { Action } from './action.js';
import type { Dialog } from './dialog.js';

/** Where a binding holds: a dialog takes the keys from the table, a recording adds to it. */
export type Context = 'everywhere' | 'table' | 'replay' | Dialog['type'];

export type Binding = {
  /** By the names that the terminal gives them; '0-9' is any digit. */
  readonly keys: readonly string[];
  readonly context: Context;
  readonly action: Action;
  /** What it does, as the help and the docs say it. */
  readonly help: string;
  /** A word for the line at the bottom. */
  readonly footer?: string;
  /** Sends something to another process: greyed where that is not allowed. */
  readonly isActing?: true;
};

/** Every key there is. The help, the line at the bottom and docs/keys.md are made from it. */
export const keymap: readonly Binding[] = [
  bind('everywhere', ['Ctrl-C'], { type: 'quit' }, 'quit'),
  bind('everywhere', ['Ctrl-Z'], { type: 'suspend' }, 'suspend (fg comes back)'),
  bind('everywhere', ['Ctrl-L'], { type: 'repaint' }, 'paint the screen anew'),

  bind('table', ['?', 'F1', 'h'], { type: 'openHelp' }, 'this help', 'help'),
  bind(
    'table',
    ['/', 'F3'],
    { type: 'openSearch' },
    'search name, command line, user or pid',
    'search',
  ),
  bind('table', ['0-9'], { type: 'searchPid', digit: '' }, 'search a pid'),
  bind('table', ['n'], { type: 'searchAgain', sign: 1 }, 'next match'),
  bind('table', ['Alt-n'], { type: 'searchAgain', sign: -1 }, 'match before'),
  bind('table', ['t', 'F5'], { type: 'toggleTree' }, 'tree or flat list', 'tree'),
  bind('table', ['F6'], { type: 'openSort' }, 'choose the column to sort by', 'sort'),
  bind('table', ['<'], { type: 'sortNeighbour', sign: -1 }, 'sort by the column to the left'),
  bind('table', ['>'], { type: 'sortNeighbour', sign: 1 }, 'sort by the column to the right'),
  bind('table', ['I'], { type: 'reverseSort' }, 'reverse the order'),
  bind('table', ['P'], { type: 'sortBy', columnId: 'cpuPercent' }, 'sort by CPU; again: reverse'),
  bind(
    'table',
    ['M'],
    { type: 'sortBy', columnId: 'memPercent' },
    'sort by memory; again: reverse',
  ),
  bind(
    'table',
    ['T'],
    { type: 'sortBy', columnId: 'cpuTimeMs' },
    'sort by CPU time; again: reverse',
  ),
  bind('table', ['N'], { type: 'sortBy', columnId: 'pid' }, 'sort by pid; again: reverse'),
  bind('table', ['Down', 'j', 'Alt-j'], { type: 'move', by: 'row', sign: 1 }, 'one row down'),
  bind('table', ['Up', 'Alt-k'], { type: 'move', by: 'row', sign: -1 }, 'one row up'),
  bind('table', ['Ctrl-D'], { type: 'move', by: 'halfPage', sign: 1 }, 'half a page down'),
  bind('table', ['Ctrl-U'], { type: 'move', by: 'halfPage', sign: -1 }, 'half a page up'),
  bind('table', ['PgDn', 'Ctrl-F'], { type: 'move', by: 'page', sign: 1 }, 'one page down'),
  bind('table', ['PgUp', 'Ctrl-B'], { type: 'move', by: 'page', sign: -1 }, 'one page up'),
  bind('table', ['Home', 'g'], { type: 'move', by: 'all', sign: -1 }, 'first row'),
  bind('table', ['End', 'G'], { type: 'move', by: 'all', sign: 1 }, 'last row'),
  bind('table', ['-', 'Left', 'Backspace'], { type: 'fold' }, 'fold; on a leaf: to its parent'),
  bind('table', ['+', '=', 'Right'], { type: 'unfold' }, 'unfold'),
  bind('table', ['*'], { type: 'toggleFoldAll' }, 'fold or unfold everything'),
  bind('table', ['('], { type: 'foldLevel', sign: -1 }, 'one level of the tree less'),
  bind('table', [')'], { type: 'foldLevel', sign: 1 }, 'one level of the tree more'),
  bind('table', ['{'], { type: 'sibling', sign: -1 }, 'to the sibling before'),
  bind('table', ['}'], { type: 'sibling', sign: 1 }, 'to the next sibling'),
  bind('table', ['o'], { type: 'toggleSubtree' }, 'only the selected one and what is below it'),
  bind('table', ['Esc'], { type: 'leaveSubtree' }, 'everything again'),
  bind('table', ['H'], { type: 'toggleThreads' }, 'threads shown or hidden'),
  bind('table', ['K'], { type: 'toggleKernelThreads' }, 'kernel threads shown or hidden'),
  bind('table', ['p'], { type: 'togglePath' }, 'programs with or without their path'),
  bind('table', ['m'], { type: 'toggleName' }, 'name before the command, where they differ'),
  bind('table', ['w'], { type: 'togglePane', pane: 'command' }, 'the whole command, in lines'),
  bind('table', ['F'], { type: 'toggleFollow' }, 'follow: rows stay, the selected one moves'),
  bind('table', ['Z'], { type: 'togglePause' }, 'pause or go on'),
  bind('table', ['d'], { type: 'openInterval' }, 'change the interval'),
  acting('table', ['F9', 'k'], { type: 'openPicker' }, 'send the selected one a signal', 'signal'),
  bind('table', ['q', 'F10'], { type: 'quit' }, 'quit', 'quit'),

  bind('replay', ['Space'], { type: 'togglePlay' }, 'play or pause the recording', 'play'),
  bind('replay', ['.', 't'], { type: 'step', sign: 1 }, 'one frame forward', 'next'),
  bind('replay', [',', 'T'], { type: 'step', sign: -1 }, 'one frame back', 'back'),

  bind('help', ['Esc', 'q', '?', 'F1', 'h', 'F10'], { type: 'closeDialog' }, 'back', 'back'),
  bind('help', ['Down', 'j'], { type: 'move', by: 'row', sign: 1 }, 'down', 'down'),
  bind('help', ['Up', 'k'], { type: 'move', by: 'row', sign: -1 }, 'up', 'up'),
  bind('help', ['PgDn', 'Space', 'Ctrl-F'], { type: 'move', by: 'page', sign: 1 }, 'one page down'),
  bind('help', ['PgUp', 'Ctrl-B'], { type: 'move', by: 'page', sign: -1 }, 'one page up'),
  bind('help', ['Home', 'g'], { type: 'move', by: 'all', sign: -1 }, 'first line'),
  bind('help', ['End', 'G'], { type: 'move', by: 'all', sign: 1 }, 'last line'),

  bind('picker', ['Esc', 'F10'], { type: 'closeDialog' }, 'back, sending nothing', 'back'),
  bind('picker', ['Down', 'Ctrl-N'], { type: 'move', by: 'row', sign: 1 }, 'next signal', 'next'),
  bind(
    'picker',
    ['Up', 'Ctrl-P'],
    { type: 'move', by: 'row', sign: -1 },
    'signal before',
    'before',
  ),
  bind('picker', ['PgDn'], { type: 'move', by: 'page', sign: 1 }, 'one page down'),
  bind('picker', ['PgUp'], { type: 'move', by: 'page', sign: -1 }, 'one page up'),
  bind('picker', ['Home'], { type: 'move', by: 'all', sign: -1 }, 'first signal'),
  bind('picker', ['End'], { type: 'move', by: 'all', sign: 1 }, 'last signal'),
  bind('picker', ['Backspace'], { type: 'erase' }, 'take back a letter'),
  acting('picker', ['Enter'], { type: 'accept' }, 'send it; typing finds another', 'send'),
  acting('picker', ['!'], { type: 'acceptForced' }, 'even to pid 1 or a kernel thread'),

  bind('sort', ['Esc', 'q', 'F6', 'F10'], { type: 'closeDialog' }, 'back', 'back'),
  bind('sort', ['Down', 'j'], { type: 'move', by: 'row', sign: 1 }, 'down', 'down'),
  bind('sort', ['Up', 'k'], { type: 'move', by: 'row', sign: -1 }, 'up', 'up'),
  bind('sort', ['PgDn'], { type: 'move', by: 'page', sign: 1 }, 'one page down'),
  bind('sort', ['PgUp'], { type: 'move', by: 'page', sign: -1 }, 'one page up'),
  bind('sort', ['Home', 'g'], { type: 'move', by: 'all', sign: -1 }, 'first column'),
  bind('sort', ['End', 'G'], { type: 'move', by: 'all', sign: 1 }, 'last column'),
  bind('sort', ['Enter'], { type: 'accept' }, 'sort by it; once more reverses', 'sort'),

  bind('search', ['Esc'], { type: 'closeDialog' }, 'back to where the search began', 'back'),
  bind('search', ['Enter'], { type: 'accept' }, 'stay on this match', 'stay here'),
  bind('search', ['F3', 'Down', 'Ctrl-N'], { type: 'searchAgain', sign: 1 }, 'next match', 'next'),
  bind(
    'search',
    ['Up', 'Shift-F3', 'Ctrl-P'],
    { type: 'searchAgain', sign: -1 },
    'match before',
    'before',
  ),
  bind('search', ['Backspace'], { type: 'erase' }, 'take back a letter'),

  bind('interval', ['Esc'], { type: 'closeDialog' }, 'back', 'back'),
  bind('interval', ['Enter'], { type: 'accept' }, 'take this interval, in seconds', 'take it'),
  bind('interval', ['Backspace'], { type: 'erase' }, 'take back a digit'),
];

function bind(
  context: Context,
  keys: readonly string[],
  action: Action,
  help: string,
  footer?: string,
): Binding {
  return { context, keys, action, help, ...(footer && { footer }) };
}

function acting(...binding: Parameters<typeof bind>): Binding {
  return { ...bind(...binding), isActing: true };
}
