import test from 'ava';
import type { Prediction } from '../../src/signals/prediction.js';
import { effectWords, predictionText } from '../../src/signals/prediction-text.js';

const said = (
  effect: Prediction['effect'],
  heldBy?: Prediction['heldBy'],
  certainty: Prediction['certainty'] = 'likely',
) =>
  predictionText({ effect, certainty, because: [], ...(heldBy === undefined ? {} : { heldBy }) });

test('what acts at once is said plainly, and what cannot be told is said to be possible', (t) => {
  t.is(said('terminates'), 'ends it');
  t.is(said('terminates', undefined, 'possible'), 'may end it');
  t.is(said('dumpsCore'), 'ends it, core dump');
  t.is(said('runsHandler'), 'its handler decides');
  t.is(said('notPermitted', undefined, 'certain'), 'not permitted');
  t.is(effectWords('stops'), 'stops it');
});

test('what is held is a would, with what it waits for', (t) => {
  t.is(said('terminates', 'uninterruptible'), 'would end it, but D: pending until it leaves');
  t.is(said('terminates', 'stopped'), 'would end it, but stopped: pending until CONT');
  t.is(said('terminates', 'blocked'), 'would end it, but blocked: pending, or read');
  t.is(said('runsHandler', 'frozen'), 'is caught, but frozen: pending until thawed');
  t.is(said('goesToTracer', 'tracerStop'), 'is traced, but held by its tracer: pending');
});

test('D in a wait that may be killed is not said to be either', (t) => {
  t.is(
    said('terminates', 'uninterruptible', 'possible'),
    'would end it: at once, or when it leaves D',
  );
});
