#!/usr/bin/env node
// Predicts and sends every signal to a fresh real process in each state, and compares: `npm run matrix [-- STATE…]`.
// The last line is `N of N`. As root it is whole; without, the states that need root are left out, and named.
import {
  matrixSignals,
  targetStates,
  targetWishes,
  triedCell,
  whyNot,
} from '../dist/test/helpers/signal-cells.js';

const asked = process.argv.slice(2);
const isRoot = process.geteuid() === 0;
const states = targetStates.filter((state) => asked.length === 0 || asked.includes(state));
const left = states.filter((state) => whyNot(state, isRoot) !== undefined);
for (const state of left) console.log(`left out: ${state}: ${whyNot(state, isRoot)}`);

const cells = states
  .filter((state) => !left.includes(state))
  .flatMap((state) =>
    (state === 'zombie' ? ['default'] : targetWishes).flatMap((wish) =>
      matrixSignals.map((signal) => ({ state, wish, signal })),
    ),
  );

const counts = new Map();
let equal = 0;
let next = 0;

async function work() {
  for (;;) {
    const cell = cells[next++];
    if (cell === undefined) return;
    const ends = [];
    const result = await triedCell({ teardown: (end) => ends.push(end) }, cell).catch((error) => ({
      difference: String(error),
    }));
    for (const end of ends) await end();
    const key = `${cell.state} × ${cell.wish}`;
    const [right, all] = counts.get(key) ?? [0, 0];
    counts.set(key, [right + (result.difference === undefined ? 1 : 0), all + 1]);
    if (result.difference === undefined) equal++;
    else tell(cell, result);
  }
}

function tell({ state, wish, signal }, { prediction, difference }) {
  const { effect, heldBy, certainty, because } = prediction ?? { effect: '?', because: [] };
  console.log(
    `differs: ${state} × ${wish} × ${signal.name}: predicted ${[effect, heldBy, certainty].filter(Boolean).join(' ')} (${because.join('; ')}), seen ${difference}`,
  );
}

await Promise.all([work(), work(), work()]);
for (const [key, [right, all]] of counts) console.log(`${key}: ${right} of ${all}`);
console.log(`${equal} of ${cells.length}`);
process.exitCode = equal === cells.length ? 0 : 1;
