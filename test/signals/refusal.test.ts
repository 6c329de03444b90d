import test from 'ava';
import type { Viewer } from '../../src/sample/host-sample.js';
import { refusalOf } from '../../src/signals/refusal.js';
import { target } from './made-target.js';

const viewer: Viewer = { pid: 900, uid: 0, gids: [], ancestorPids: [900, 800, 1], canSignal: true };

test('an ordinary process is not refused, and neither is one of another user', (t) => {
  t.is(refusalOf(target(), viewer), undefined);
  t.is(refusalOf(target({ uid: undefined }), viewer), undefined);
  t.is(refusalOf(target({ uid: 65534 }), viewer), undefined);
});

test('what kill(2) takes for a group or for everyone is refused for good', (t) => {
  for (const pid of [0, -0, -1, -50, Number.NaN, 1.5, Number.POSITIVE_INFINITY, 2 ** 53])
    t.like(refusalOf(target({ pid }), viewer), { canBeForced: false }, String(pid));
});

test('treetop and its ancestors are refused for good', (t) => {
  t.like(refusalOf(target({ pid: 900 }), viewer), { canBeForced: false });
  t.like(refusalOf(target({ pid: 800 }), viewer), { canBeForced: false });
});

test('pid 1 and kernel threads want a second word', (t) => {
  t.deepEqual(refusalOf(target({ pid: 1 }), viewer), {
    reason: 'pid 1 is init',
    canBeForced: true,
  });
  t.like(refusalOf(target({ isKernelThread: true }), viewer), { canBeForced: true });
});

test('as pid 1 of a container we do not signal ourselves either', (t) => {
  const asInit = { ...viewer, pid: 1, ancestorPids: [1] };
  t.like(refusalOf(target({ pid: 1 }), asInit), { canBeForced: false });
});

test('processes that kill(2) would not reach are refused for good', (t) => {
  const elsewhere = { ...viewer, canSignal: false };
  for (const pid of [1, 50]) t.like(refusalOf(target({ pid }), elsewhere), { canBeForced: false });
});
