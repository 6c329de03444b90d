import test from 'ava';
import type { TargetFacts } from '../../src/sample/target-facts.js';
import { predictionOf } from '../../src/signals/predict.js';
import type { NoEffectCause, Prediction } from '../../src/signals/prediction.js';
import {
  predictionLabel,
  predictionSentence,
  predictionText,
} from '../../src/signals/prediction-text.js';
import { ana, facts, mask, signal } from './made-facts.js';

type Given = Partial<Omit<Prediction, 'effect'>>;

const made = (effect: Prediction['effect'], given: Given = {}): Prediction => ({
  effect,
  certainty: 'likely',
  because: [],
  ...given,
});
const label = (effect: Prediction['effect'], given?: Given) => predictionLabel(made(effect, given));
const text = (effect: Prediction['effect'], given?: Given) => predictionText(made(effect, given));
const possible = { certainty: 'possible' } as const;

/** Of each: what it does, and where that cannot be told. */
const effects: Readonly<Record<Prediction['effect'], readonly [string, string]>> = {
  terminates: ['ends it', 'may end it'],
  dumpsCore: ['ends it (core)', 'may end it (core)'],
  stops: ['stops it', 'may stop it'],
  continues: ['continues it', 'may continue it'],
  runsHandler: ['handler decides', 'handler may decide'],
  ignored: ['ignored', 'probably ignored'],
  nothing: ['nothing', 'probably nothing'],
  goesToTracer: ['to the tracer', 'may go to the tracer'],
  notPermitted: ['not permitted', 'may not be permitted'],
  unknown: ['?', '?'],
};

const causes: Readonly<Record<NoEffectCause, string>> = {
  zombie: 'nothing: zombie',
  ending: 'nothing: it ends already',
  notStopped: 'nothing: not stopped',
  stoppedAlready: 'nothing: is stopped',
  asked: 'ignored',
  default: 'ignored by default',
  init: 'ignored: init',
  kernelThread: 'ignored: kernel thread',
  orphanedGroup: 'ignored: orphaned group',
};

/** Of each: the label, and what stands behind "would end it, but". */
const holds: Readonly<Record<NonNullable<Prediction['heldBy']>, readonly [string, string]>> = {
  blocked: ['pending: blocked', 'blocked: pending, or read'],
  stopped: ['pending: stopped', 'stopped: pending until CONT'],
  uninterruptible: ['pending: uninterruptible', 'D: pending until it leaves'],
  frozen: ['pending: frozen', 'frozen: pending until thaw'],
  tracerStop: ['pending: held by tracer', 'held by its tracer: pending'],
};

function each<Key extends string, Value>(
  of: Readonly<Record<Key, Value>>,
): readonly (readonly [Key, Value])[] {
  return Object.entries(of) as unknown as readonly (readonly [Key, Value])[];
}

test('what acts at once is said plainly, and what cannot be told is said to be possible', (t) => {
  for (const [effect, [does, may]] of each(effects)) {
    t.is(label(effect), does);
    t.is(text(effect), does);
    t.is(label(effect, possible), may);
  }
});

test('what has no effect says why, where that is for sure', (t) => {
  for (const [cause, words] of each(causes)) {
    const effect = words.startsWith('nothing') ? 'nothing' : 'ignored';
    t.is(label(effect, { cause }), words);
    t.is(label(effect, { cause, ...possible }), `probably ${effect}`);
  }
});

test('what is held is pending, with what it waits for and what it would do', (t) => {
  for (const [heldBy, [short, long]] of each(holds)) {
    t.is(label('terminates', { heldBy }), short);
    t.is(text('terminates', { heldBy }), `would end it, but ${long}`);
  }
  t.is(text('runsHandler', { heldBy: 'frozen' }), 'is caught, but frozen: pending until thaw');
});

test('D in a wait that may be killed is not said to be either', (t) => {
  const given = { heldBy: 'uninterruptible', ...possible } as const;
  t.is(label('terminates', given), 'ends it now, or after D');
  t.is(text('terminates', given), 'would end it: at once, or when it leaves D');
  t.is(label('runsHandler', given), 'pending: uninterruptible');
});

test('whatever is predicted, the label fits 24 columns and the text 46', (t) => {
  for (const [effect] of each(effects)) {
    for (const certainty of ['certain', 'likely', 'possible'] as const) {
      const alone = made(effect, { certainty });
      const held = each(holds).map(([heldBy]) => ({ ...alone, heldBy }));
      const caused = each(causes).map(([cause]) => ({ ...alone, cause }));
      for (const one of [alone, ...held, ...caused]) {
        t.true(predictionLabel(one).length <= 24, predictionLabel(one));
        t.true(predictionText(one).length <= 46, predictionText(one));
      }
    }
  }
});

test('the sentence says what, how sure and why', (t) => {
  const because = ['default: ends it', 'blocked; a signalfd or sigwait may read it'];
  t.is(
    predictionSentence(made('terminates', { heldBy: 'blocked', certainty: 'possible', because })),
    'would end it, but blocked: pending, or read (cannot be told for sure): default: ends it; blocked; a signalfd or sigwait may read it',
  );
  t.is(
    predictionSentence(
      made('stops', { certainty: 'certain', because: ['STOP stops any process'] }),
    ),
    'stops it (certain): STOP stops any process',
  );
  t.is(
    predictionSentence(made('ignored', { because: ['it ignores it'], cause: 'asked' })),
    'ignored (unless that changes first): it ignores it',
  );
  t.is(
    predictionSentence(
      made('terminates', {
        heldBy: 'stopped',
        because: ['default: ends it', 'stopped: pending until CONT'],
      }),
    ),
    'would end it, but stopped: pending until CONT (unless that changes first): default: ends it',
  );
  t.is(
    predictionSentence(
      made('nothing', { certainty: 'certain', cause: 'zombie', because: ['a zombie'] }),
    ),
    'nothing (certain): a zombie',
  );
});

test('that a handler decides is said once, held or not', (t) => {
  const masks = { caught: mask('TERM') };
  const said = (given: TargetFacts) => predictionSentence(predictionOf(given, signal('TERM'), ana));
  t.is(said(facts({ masks })), 'handler decides (unless that changes first): caught');
  t.is(
    said(facts({ masks, stat: { stateCode: 'T' } })),
    'is caught, but stopped: pending until CONT (unless that changes first)',
  );
});
