// From the start of a program to the first row of the population on its terminal, and beside it a Node that does nothing.
import { median } from './median.mjs';
import { environment } from './programs.mjs';
import { startInTerminal } from './pty-program.mjs';

const deadlineMs = 10_000;
const rowOfPopulation = /elder|family-\d|sleeper-\d/;

/** In turn, so many times each; in ms. */
export async function measureStarts(programs, population, times) {
  const bare = { name: 'node -e 0', words: [process.execPath, '-e', '0'] };
  const all = [bare, ...programs].map((program) => ({ program, tookMs: [] }));
  for (let time = 0; time < times; time++) {
    for (const { program, tookMs } of all) {
      tookMs.push(await (program === bare ? lifeOf : firstRowOf)(program, population));
    }
  }
  return all.map(({ program, tookMs }) => ({
    count: population.count,
    program: program.name,
    firstRowMs: median(tookMs),
    all: tookMs,
  }));
}

async function firstRowOf({ words }, population) {
  const running = startInTerminal(population.beside(words), environment());
  const tookMs = await running.seen(rowOfPopulation, deadlineMs);
  await running.end();
  return tookMs;
}

async function lifeOf({ words }, population) {
  const running = startInTerminal(population.beside(words), environment());
  await running.exit;
  return performance.now() - running.startedAtMs;
}
