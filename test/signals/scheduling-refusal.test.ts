import test from 'ava';
import type { Viewer } from '../../src/sample/host-sample.js';
import { schedulingRefusal } from '../../src/signals/scheduling-refusal.js';
import { target } from './made-target.js';

const viewer: Viewer = { pid: 900, uid: 0, gids: [], ancestorPids: [900, 800, 1], canSignal: true };

test('treetop itself and what it was started from may be reniced: nobody dies of it', (t) => {
  for (const pid of [50, 800, 900]) t.is(schedulingRefusal(target({ pid }), viewer), undefined);
});

test('pid 1 and kernel threads want a second word', (t) => {
  t.like(schedulingRefusal(target({ pid: 1 }), viewer), { canBeForced: true });
  t.like(schedulingRefusal(target({ isKernelThread: true }), viewer), { canBeForced: true });
});

test('what is no pid, and what is not of this machine, is refused for good', (t) => {
  // 0 is ourselves to setpriority(2), sched_setaffinity(2) and ioprio_set(2).
  for (const pid of [0, -0, -1, Number.NaN, 1.5])
    t.like(schedulingRefusal(target({ pid }), viewer), { canBeForced: false }, String(pid));
  const elsewhere = { ...viewer, canSignal: false };
  for (const pid of [1, 50])
    t.like(schedulingRefusal(target({ pid }), elsewhere), { canBeForced: false });
});
