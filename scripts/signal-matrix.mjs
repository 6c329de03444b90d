#!/usr/bin/env node
import { predictionSentence } from '../dist/src/signals/prediction-text.js';
// Predicts and sends every signal to a fresh real process in each state, and compares: `npm run matrix [-- STATE…]`,
// after a build. The last line is `N of N`. As root it is whole; without, what needs root is left out, and named.
import { cellsOf, targetStates, triedCell, whyNot } from '../dist/test/helpers/signal-cells.js';

const asked = process.argv.slice(2);
const unknown = asked.filter((state) => !targetStates.includes(state));
if (unknown.length > 0) {
  console.error(`expected states out of ${targetStates.join(', ')}, got '${unknown.join(' ')}'`);
  process.exit(2);
}
const states = targetStates.filter((state) => asked.length === 0 || asked.includes(state));
const left = states.filter((state) => whyNot(state) !== undefined);
for (const state of left) console.log(`left out: ${state}: ${whyNot(state)}`);

const cells = cellsOf(states.filter((state) => !left.includes(state)));
const counts = new Map();
const otherwise = new Map();
let next = 0;

async function work() {
  for (;;) {
    const cell = cells[next++];
    if (cell === undefined) return;
    count(cell, await resultOf(cell));
  }
}

/** What goes wrong on the way is a difference, too. */
async function resultOf(cell) {
  const ends = [];
  try {
    return await triedCell({ teardown: (end) => ends.push(end) }, cell);
  } catch (error) {
    return { difference: String(error) };
  } finally {
    for (const end of ends) await end();
  }
}

function count({ state, wish, signal }, result) {
  const key = `${state} × ${wish}`;
  const [right, all] = counts.get(key) ?? [0, 0];
  counts.set(key, [right + (result.difference === undefined ? 1 : 0), all + 1]);
  const cell = `${key} × ${signal.name}`;
  const predicted = result.prediction && predictionSentence(result.prediction);
  if (result.difference) console.log(`differs: ${cell}: ${predicted} — seen: ${result.difference}`);
  if (!result.otherwise) return;
  const group = `${key}: ${result.otherwise}`;
  otherwise.set(group, [...(otherwise.get(group) ?? []), signal.name]);
}

await Promise.all([work(), work(), work()]);
for (const [key, [right, all]] of counts) console.log(`${key}: ${right} of ${all}`);
for (const [group, names] of otherwise)
  console.log(
    `said to be open, and decided otherwise: ${group}: ${names.length} (${names.join(' ')})`,
  );
const equal = [...counts.values()].reduce((sum, [right]) => sum + right, 0);
console.log(`${equal} of ${cells.length}`);
process.exitCode = equal === cells.length ? 0 : 1;
