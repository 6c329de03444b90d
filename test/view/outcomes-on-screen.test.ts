import test from 'ava';
import { outcomeWords } from '../../src/signals/outcome-text.js';
import {
  notSentOutcomes,
  settledOutcomes,
  type ToldOutcome,
  underwayOutcomes,
} from '../helpers/every-outcome.js';
import { outcomeScreens } from '../helpers/golden-outcome-screens.js';
import { signal } from '../signals/made-facts.js';
import { target } from '../signals/made-target.js';

const groups = { settledOutcomes, underwayOutcomes, notSentOutcomes };

for (const [name, outcomes] of Object.entries(groups)) {
  test(`each sentence of ${name} stands whole on a golden screen`, async (t) => {
    const screens = await Promise.all(outcomeScreens.map(({ text }) => text()));
    t.true(outcomes.length > 5);
    const absent = outcomes.map(words).filter((one) => !screens.some((text) => text.includes(one)));
    t.deepEqual(absent, []);
  });
}

function words({ signal: name, outcome }: ToldOutcome): string {
  return outcomeWords(outcome, signal(name), target());
}
