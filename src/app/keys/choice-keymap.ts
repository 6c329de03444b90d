import { stateClasses } from '../../model/process.js';
import type { Dialog } from '../dialogs/dialog.js';
import { type Binding, bind } from './binding.js';

/** The keys of the prompts and lists in which one chooses what the table shows. */
export const choiceBindings: readonly Binding[] = [
  bind('filter', ['Esc'], { type: 'closeDialog' }, 'back to the filter of before', 'back'),
  bind('filter', ['Enter'], { type: 'accept' }, 'keep it; without text: no filter', 'keep it'),
  bind('filter', ['Down', 'Ctrl-N'], { type: 'move', by: 'row', sign: 1 }, 'one row down'),
  bind('filter', ['Up', 'Ctrl-P'], { type: 'move', by: 'row', sign: -1 }, 'one row up'),
  bind('filter', ['Backspace'], { type: 'erase' }, 'take back a letter'),

  bind('classes', ['Esc', 'Enter', 'q', 'F10'], { type: 'closeDialog' }, 'back', 'back'),
  bind(
    'classes',
    ['Space'],
    { type: 'toggleListed' },
    'only this state, or not',
    'only this, or not',
  ),
  bind('classes', [...stateClasses], { type: 'toggleClass', class: 'R' }, 'the same by its letter'),
  ...moves('classes', 'state', ['Down', 'j'], ['Up', 'k']),

  bind('columns', ['Esc', 'Enter', 'q', 'F2', 'F10'], { type: 'closeDialog' }, 'back', 'back'),
  bind('columns', ['Space'], { type: 'toggleListed' }, 'show it, or not any more', 'show or hide'),
  bind('columns', ['[', 'F7'], { type: 'moveColumn', sign: -1 }, 'to the left', 'left'),
  bind('columns', [']', 'F8'], { type: 'moveColumn', sign: 1 }, 'to the right', 'right'),
  ...moves('columns', 'column', ['Down', 'j'], ['Up', 'k']),

  bind('users', ['Esc', 'F10'], { type: 'closeDialog' }, 'back', 'back'),
  bind(
    'users',
    ['Enter'],
    { type: 'accept' },
    "only this one's; typing finds another",
    'only this one',
  ),
  bind('users', ['Backspace'], { type: 'erase' }, 'take back a letter'),
  ...moves('users', 'user', ['Down', 'Ctrl-N'], ['Up', 'Ctrl-P']),
];

/** Through a list. */
export function moves(
  context: Dialog['type'],
  what: string,
  down: readonly string[],
  up: readonly string[],
): readonly Binding[] {
  return [
    bind(context, down, { type: 'move', by: 'row', sign: 1 }, `next ${what}`),
    bind(context, up, { type: 'move', by: 'row', sign: -1 }, `${what} before`),
    bind(context, ['PgDn'], { type: 'move', by: 'page', sign: 1 }, 'one page down'),
    bind(context, ['PgUp'], { type: 'move', by: 'page', sign: -1 }, 'one page up'),
    bind(context, ['Home'], { type: 'move', by: 'all', sign: -1 }, `first ${what}`),
    bind(context, ['End'], { type: 'move', by: 'all', sign: 1 }, `last ${what}`),
  ];
}
