import { fc, testProp } from '@fast-check/ava';
import test from 'ava';
import { actionOf } from '../../../src/app/keys/key-action.js';
import { keymap } from '../../../src/app/keys/keymap.js';
import type { Effect } from '../../../src/app/message.js';
import type { State } from '../../../src/app/state.js';
import type { Model } from '../../../src/model/model.js';
import {
  after,
  aimedAt,
  blankScreen,
  changed,
  family,
  familyModel,
  familyScreen,
  named,
  played,
  type Step,
  without,
} from '../made-state.js';

const keys = [...new Set(keymap.flatMap((one) => one.keys))];
const key = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...keys) },
  // Ways into the picker and out of it, so that runs get far.
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ...['Down', 'F9', 'k', 'Enter', '!', '9', 'K', 'F8', 'a', 'i', 'Ctrl-K', 'Right', 'y'],
    ),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }) },
);

/** What may have become of the family a moment later. */
const scans = [
  family,
  without(10, 11, 12),
  without(20, 30),
  changed(11, { ppid: 1 }),
  changed(20, { startTicks: 5000, comm: 'other' }),
  [...family, named(5, 'newcomer', 1), named(40, 'late', 20)],
];
const step = fc.oneof(
  { weight: 5, arbitrary: key },
  { weight: 1, arbitrary: fc.constantFrom(...scans) },
);
/** Straight to a signal, were it allowed, with something that comes between. */
const attempt = fc.tuple(
  fc.constantFrom('Esc', 'PgUp'),
  fc.constantFrom('Down', 'End', 'Home', '2', 'n'),
  fc.constantFrom('Enter', 'Down', 'Up'),
  fc.constantFrom('F9', 'k', 'F9', 'k', 'a', 'i', 'F7'),
  step,
  fc.constantFrom('Enter', '!'),
  fc.constantFrom('Ctrl-K', 'Down'),
  fc.constantFrom('Ctrl-K', 'Up'),
);
/** The same for many. */
const attemptOnMany = fc.tuple(
  fc.constantFrom('Esc', 'c', 'U'),
  fc.constantFrom('Home', 'Down', 'End'),
  fc.constantFrom('c', 'Space', 'Down'),
  fc.constantFrom('F9', 'k'),
  fc.constantFrom('Right', 'Left'),
  fc.constantFrom('Right', 'Left', 'Enter'),
  step,
  fc.constantFrom('Enter', '!'),
  fc.constantFrom('y', '!', 'Esc'),
);
const session = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.tuple(step) },
      { weight: 1, arbitrary: fc.oneof(attempt, attemptOnMany) },
    ),
    {
      maxLength: 40,
    },
  )
  .map((parts) => parts.flat());

/** Plays the session; tells what each step met and led to. */
function trace(start: State, steps: readonly (string | (typeof scans)[number])[]) {
  let state = start;
  let model: Model = state.model ?? familyModel;
  return steps.map((one) => {
    const before = state;
    const message: Step = typeof one === 'string' ? one : after(model, one);
    if (typeof message !== 'string' && 'processes' in message) model = message;
    const next = played(state, message);
    state = next.state;
    return { before, step: one, effects: next.effects };
  });
}

const isSending = ({ type }: Effect) => type === 'sendSignal' || type === 'sweepSignal';
/** Whatever is done to another process, or looked at for the sake of that. */
const isActing = ({ type }: Effect) =>
  [
    'sendSignal',
    'sweepSignal',
    'lookAtTarget',
    'lookAtMany',
    'reschedule',
    'lookAtScheduling',
  ].includes(type);

testProp(
  'read-only, no key leads to a signal or to another priority',
  [session],
  (t, steps) => {
    const effects = trace(familyScreen({ isReadOnly: true }), steps).flatMap((one) => one.effects);
    t.false(effects.some(isActing));
  },
  { numRuns: 300 },
);

testProp(
  'in a recording no key leads to a signal or to another priority',
  [session],
  (t, steps) => {
    const effects = trace(familyScreen({ frameCount: 9 }), steps).flatMap((one) => one.effects);
    t.false(effects.some(isActing));
  },
  { numRuns: 300 },
);

testProp(
  'where the processes are not ours to signal, no key leads to a signal or to another priority',
  [session],
  (t, steps) => {
    const { sample } = familyModel;
    const model = {
      ...familyModel,
      sample: { ...sample, viewer: { ...sample.viewer, canSignal: false } },
    };
    const start = played(blankScreen(), model).state;
    const typed = steps.filter((one) => typeof one === 'string');
    t.false(
      trace(start, typed)
        .flatMap((one) => one.effects)
        .some(isActing),
    );
  },
  { numRuns: 200 },
);

testProp(
  'on a screen too small to show a picker no key leads to a signal',
  [session],
  (t, steps) => {
    const start = played(aimedAt(familyScreen(), 10), 'F9', {
      type: 'resized',
      width: 19,
      height: 24,
    }).state;
    t.is(start.dialog?.type, 'picker');
    t.false(
      trace(start, steps)
        .flatMap((one) => one.effects)
        .some(isSending),
    );
  },
  { numRuns: 100 },
);

test('live, a process is scheduled otherwise only by its own keys, and pid 1 and kernel threads only by !', (t) => {
  const counts = { atOnce: 0, chosen: 0, forced: 0 };
  const isHarmless = fc.property(session, (steps) => {
    for (const { before, step: one, effects } of trace(familyScreen(), steps)) {
      for (const effect of effects) {
        if (effect.type !== 'reschedule') continue;
        const { dialog } = before;
        const { target } = effect;
        const isMeant = dialog !== undefined && 'target' in dialog && target === dialog.target;
        const isAtOnce = !dialog && ['F7', 'F8', '[', ']'].includes(String(one));
        const isChosen = isMeant && dialog.type !== 'picker' && (one === 'Enter' || one === '!');
        if (!isAtOnce && !isChosen) return false;
        if ([1, 2].includes(target.pid) && one !== '!') return false;
        if (target.pid <= 0) return false;
        if (isAtOnce) counts.atOnce += 1;
        else if (one === 'Enter') counts.chosen += 1;
        else counts.forced += 1;
      }
    }
    return true;
  });
  t.notThrows(() => fc.assert(isHarmless, { numRuns: 500 }));
  t.true(counts.atOnce > 3 && counts.forced > 3, JSON.stringify(counts));
});

test('live, a signal goes only by Enter or ! in the picker to whom that was opened for, or is repeated to the selected one', (t) => {
  const counts = { picked: 0, repeated: 0 };
  const isHarmless = fc.property(session, (steps) => {
    for (const { before, step: one, effects } of trace(familyScreen(), steps)) {
      for (const effect of effects) {
        if (effect.type !== 'sendSignal') continue;
        const { dialog } = before;
        const isOurs = [800, 900].includes(effect.target.pid);
        if (isOurs || effect.target.pid <= 0) return false;
        if (one === 'Ctrl-K') {
          counts.repeated += 1;
          if (!isRepeated(before, effect)) return false;
          continue;
        }
        counts.picked += 1;
        const isMeant = dialog?.type === 'picker' && effect.target === dialog.target;
        const isConfirmed = one === '!' || (one === 'Enter' && isMeant && !dialog.warning);
        if (!isMeant || !isConfirmed) return false;
      }
    }
    return true;
  });
  t.notThrows(() => fc.assert(isHarmless, { numRuns: 500 }));
  t.true(counts.picked > 20, 'the runs are to get as far as a signal');
  t.true(counts.repeated > 2, JSON.stringify(counts));
});

/** What was picked before, and nobody who needs a second key. */
function isRepeated(
  { dialog, repeatable, selection }: State,
  { signal, target }: Extract<Effect, { type: 'sendSignal' }>,
): boolean {
  if (dialog || repeatable !== signal) return false;
  return target.key === selection.selected && ![1, 2].includes(target.pid);
}

test('live, many get a signal only by y or ! in the list of them, and only those that are on it', (t) => {
  const counts = { sent: 0, forced: 0 };
  const isHarmless = fc.property(session, (steps) => {
    for (const { before, step: one, effects } of trace(familyScreen(), steps)) {
      for (const effect of effects) {
        if (effect.type !== 'sweepSignal') continue;
        const { dialog } = before;
        if (dialog?.type !== 'sweep' || !(one === 'y' || one === '!')) return false;
        const forced = one === '!' ? dialog.spared.filter(({ canBeForced }) => canBeForced) : [];
        const listed = new Set([...dialog.hits, ...forced.map(({ target }) => target)]);
        if (!effect.targets.every((target) => listed.has(target))) return false;
        const pids = effect.targets.map(({ pid }) => pid);
        if (pids.some((pid) => pid <= 0 || [800, 900].includes(pid))) return false;
        if (one === 'y' && pids.some((pid) => [1, 2].includes(pid))) return false;
        counts[one === 'y' ? 'sent' : 'forced'] += 1;
      }
    }
    return true;
  });
  t.notThrows(() => fc.assert(isHarmless, { numRuns: 500 }));
  t.true(counts.sent > 3 && counts.forced > 0, JSON.stringify(counts));
});

testProp(
  'a target stays what it was when the picker opened, whatever arrives',
  [fc.array(fc.constantFrom(...scans)), fc.array(fc.constantFrom('Down', 'Up', 'PgDn', 'End'))],
  (t, arriving, moving) => {
    const open = played(aimedAt(familyScreen(), 11), 'F9').state;
    const steps = [...arriving, ...moving];
    const end = trace(open, [...steps, 'Enter']).at(-1);
    t.deepEqual(
      end?.effects.map((effect) =>
        isSending(effect) && 'target' in effect ? effect.target.key : '',
      ),
      ['11:11'],
    );
  },
  { numRuns: 100 },
);

testProp(
  'the keys of the help are keys that do something',
  [fc.constantFrom(...keymap)],
  (t, binding) => {
    const dialog = ['everywhere', 'table', 'replay'].includes(binding.context)
      ? undefined
      : binding.context;
    for (const one of binding.keys) {
      const pressed = one === '0-9' ? '7' : one;
      const action = actionOf(pressed, dialog as never, binding.context === 'replay');
      t.is(action?.type, binding.action.type);
    }
  },
);
