import { acting, type Binding, bind } from './binding.js';

/** In the table, of what was begun. */
export const planTableBindings: readonly Binding[] = [
  acting('table', ['X'], { type: 'cancelPlan' }, 'cancel the plan that was begun last'),
  acting('table', ['Alt-x'], { type: 'hurryPlan' }, 'its next step now'),
];

/** In the dialog that makes one. */
export const planBindings: readonly Binding[] = [
  bind('plan', ['Esc', 'F10'], { type: 'closeDialog' }, 'back to the signals', 'back'),
  bind('plan', ['Down', 'Ctrl-N'], { type: 'move', by: 'row', sign: 1 }, 'next step', 'next'),
  bind('plan', ['Up', 'Ctrl-P'], { type: 'move', by: 'row', sign: -1 }, 'step before', 'before'),
  bind('plan', ['Home'], { type: 'move', by: 'all', sign: -1 }, 'first step'),
  bind('plan', ['End'], { type: 'move', by: 'all', sign: 1 }, 'last step'),
  bind('plan', ['Right'], { type: 'changePause', sign: 1 }, 'a longer pause', 'later'),
  bind('plan', ['Left'], { type: 'changePause', sign: -1 }, 'a shorter pause', 'sooner'),
  bind('plan', ['Insert', 'Ctrl-O'], { type: 'addStep' }, 'one more step', 'more'),
  bind('plan', ['Delete', 'Ctrl-D'], { type: 'removeStep' }, 'without this step', 'less'),
  bind('plan', ['Tab'], { type: 'nextPlan' }, 'another usual plan', 'another'),
  bind('plan', ['Backspace'], { type: 'erase' }, 'take back a letter'),
  acting('plan', ['Enter'], { type: 'accept' }, 'begin it; typing names a signal', 'begin'),
  acting('plan', ['!'], { type: 'acceptForced' }, 'even for pid 1 or a kernel thread'),
];
