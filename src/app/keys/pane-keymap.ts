import { type Binding, bind } from './binding.js';

/** Panes: which is open, and what the arrow keys do in one that has them. */
export const paneBindings: readonly Binding[] = [
  bind(
    'table',
    ['Enter'],
    { type: 'togglePane', pane: 'process' },
    'the selected one in full',
    'detail',
  ),
  bind('table', ['e'], { type: 'togglePane', pane: 'environment' }, 'its environment'),
  bind('table', ['l'], { type: 'togglePane', pane: 'files' }, 'its open files'),
  bind('table', ['x'], { type: 'togglePane', pane: 'locks' }, 'its file locks'),
  bind('table', ['w'], { type: 'togglePane', pane: 'command' }, 'the whole command, in lines'),
  bind('table', ['D'], { type: 'togglePane', pane: 'devices' }, 'the machine and its devices'),
  bind(
    'table',
    ['O'],
    { type: 'togglePane', pane: 'signals' },
    'signals sent: the outcome of each',
  ),
  bind('table', ['Tab'], { type: 'focusPane' }, 'the arrow keys to the pane, and back'),
  bind('table', ['z'], { type: 'zoomPane' }, 'the pane over the table, and back'),

  bind('pane', ['Down', 'j', 'Alt-j'], { type: 'scrollPane', by: 'row', sign: 1 }, 'one line down'),
  bind('pane', ['Up', 'Alt-k'], { type: 'scrollPane', by: 'row', sign: -1 }, 'one line up'),
  bind('pane', ['Ctrl-D'], { type: 'scrollPane', by: 'halfPage', sign: 1 }, 'half a page down'),
  bind('pane', ['Ctrl-U'], { type: 'scrollPane', by: 'halfPage', sign: -1 }, 'half a page up'),
  bind('pane', ['PgDn', 'Ctrl-F'], { type: 'scrollPane', by: 'page', sign: 1 }, 'one page down'),
  bind('pane', ['PgUp', 'Ctrl-B'], { type: 'scrollPane', by: 'page', sign: -1 }, 'one page up'),
  bind('pane', ['Home', 'g'], { type: 'scrollPane', by: 'all', sign: -1 }, 'first line'),
  bind('pane', ['End', 'G'], { type: 'scrollPane', by: 'all', sign: 1 }, 'last line'),
];
