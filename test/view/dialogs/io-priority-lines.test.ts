import test from 'ava';
import type { IoPriorityDialog } from '../../../src/app/dialogs/scheduling-dialogs.js';
import { ioPriorityLines } from '../../../src/view/dialogs/io-priority-lines.js';
import { familyScreen } from '../../app/made-state.js';
import { facts, root, thread } from '../../signals/made-scheduling.js';
import { target } from '../../signals/made-target.js';

/** Without a class of its own, under this policy. */
function lineOfNone(policy: number | undefined, nice = 0): string | undefined {
  const { policy: _, ...blank } = thread({ nice });
  const threads = [policy === undefined ? blank : { ...blank, policy }];
  const seen = { facts: facts({ threads }), asker: root, ioPriority: { class: 'none' } } as const;
  const dialog: IoPriorityDialog = {
    type: 'ioPriority',
    target: target(),
    warning: undefined,
    index: 0,
    seen,
  };
  const { lines } = ioPriorityLines(familyScreen(), dialog);
  return lines
    .map((row) => row.map(({ text }) => text).join(''))
    .find((line) => line.includes('● none'));
}

test('who has no class of its own is served by its policy and its nice value', (t) => {
  for (const [policy, nice, expected] of [
    [0, 0, 'by its nice value: as best-effort 4'],
    [3, -20, 'by its nice value: as best-effort 0'],
    [0, 19, 'by its nice value: as best-effort 7'],
    [1, 0, 'as realtime 4: it runs under SCHED_FIFO'],
    [2, 5, 'as realtime 5: it runs under SCHED_RR'],
    [6, 0, 'as realtime 4: it runs under SCHED_DEADLINE'],
    [5, 0, 'as idle: it runs under SCHED_IDLE'],
    [undefined, 0, 'by its nice value'],
  ] as const) {
    t.is(
      lineOfNone(policy, nice)
        ?.replace(/^.*none */, '')
        .trim(),
      expected,
    );
  }
});
