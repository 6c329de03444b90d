// A part of the matrix (`npm run matrix` is the whole): in each state signals of each kind, with the wishes in turn.
import test from 'ava';
import { predictionSentence } from '../../src/signals/prediction-text.js';
import { type Cell, cellsOf, targetStates, triedCell, whyNot } from '../helpers/signal-cells.js';

const names = ['TERM', 'KILL', 'QUIT', 'STOP', 'TSTP', 'CONT', 'CHLD', 'USR1', 'RTMIN'];

for (const [place, state] of targetStates.entries()) {
  const reason = whyNot(state);
  const title = `what is predicted is what a fresh process does: ${state}`;
  if (reason === undefined) test(title, (t) => isAsPredicted(t, somePer(state, place)));
  else test.skip(`${title} (${reason})`, () => undefined);
}

/** One wish for each signal, others in each state. */
function somePer(state: Cell['state'], place: number): readonly Cell[] {
  return names.flatMap((name, index) => {
    const cells = cellsOf([state]).filter(({ signal }) => signal.name === name);
    return cells[(index + place) % cells.length] ?? [];
  });
}

async function isAsPredicted(t: Assertions, cells: readonly Cell[]): Promise<void> {
  t.is(cells.length, names.length);
  const differences: string[] = [];
  for (const cell of cells) {
    const { prediction, difference } = await triedCell(t, cell);
    if (difference === undefined) continue;
    const { wish, signal } = cell;
    const said = predictionSentence(prediction);
    differences.push(`${wish} × ${signal.name}: ${said} — seen: ${difference}`);
  }
  t.deepEqual(differences, []);
}

type Assertions = Parameters<typeof triedCell>[0] & {
  is: (actual: number, expected: number) => boolean;
  deepEqual: (actual: readonly string[], expected: readonly string[]) => boolean;
};
