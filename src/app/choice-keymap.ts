import { type Binding, bind } from './binding.js';

/** The keys of the prompts and lists in which one chooses what the table shows. */
export const choiceBindings: readonly Binding[] = [
  bind('filter', ['Esc'], { type: 'closeDialog' }, 'back to the filter of before', 'back'),
  bind('filter', ['Enter'], { type: 'accept' }, 'keep it; without text: no filter', 'keep it'),
  bind('filter', ['Down', 'Ctrl-N'], { type: 'move', by: 'row', sign: 1 }, 'one row down'),
  bind('filter', ['Up', 'Ctrl-P'], { type: 'move', by: 'row', sign: -1 }, 'one row up'),
  bind('filter', ['Backspace'], { type: 'erase' }, 'take back a letter'),
];
