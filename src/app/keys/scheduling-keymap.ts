import { acting, type Binding, bind } from './binding.js';
import { moves } from './choice-keymap.js';

/** How the selected process is scheduled: keys of the table as htop has them. */
export const schedulingTableBindings: readonly Binding[] = [
  acting('table', ['F7', ']'], { type: 'renice', by: -1 }, 'nice − 1: a higher priority'),
  acting('table', ['F8', '['], { type: 'renice', by: 1 }, 'nice + 1: a lower priority'),
  acting('table', ['a'], { type: 'openAffinity' }, 'the CPUs that it may run on'),
  acting('table', ['i'], { type: 'openIoPriority' }, 'its I/O priority'),
];

const forced = 'even of pid 1 or a kernel thread';

/** In the dialogs of these. */
export const schedulingBindings: readonly Binding[] = [
  bind('affinity', ['Esc', 'q', 'F10'], { type: 'closeDialog' }, 'back, changing nothing', 'back'),
  ...moves('affinity', 'CPU', ['Down', 'j'], ['Up', 'k']),
  bind('affinity', ['Space'], { type: 'toggleListed' }, 'this CPU, or not', 'this, or not'),
  bind('affinity', ['*'], { type: 'chooseAllCpus' }, 'all CPUs', 'all'),
  acting('affinity', ['Enter'], { type: 'accept' }, 'all its threads run on these', 'apply'),
  acting('affinity', ['!'], { type: 'acceptForced' }, forced),

  bind(
    'ioPriority',
    ['Esc', 'q', 'F10'],
    { type: 'closeDialog' },
    'back, changing nothing',
    'back',
  ),
  ...moves('ioPriority', 'priority', ['Down', 'j'], ['Up', 'k']),
  acting('ioPriority', ['Enter'], { type: 'accept' }, 'all its threads get this one', 'apply'),
  acting('ioPriority', ['!'], { type: 'acceptForced' }, forced),

  bind('renice', ['Esc', 'q', 'F10'], { type: 'closeDialog' }, 'back, changing nothing', 'back'),
  acting('renice', ['Enter'], { type: 'accept' }, 'says why that is not enough'),
  acting('renice', ['!'], { type: 'acceptForced' }, 'changes it all the same', 'change it'),
];
