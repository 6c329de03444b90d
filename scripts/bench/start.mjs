// From the start of a program to the first row of the population on its terminal, and beside it a Node that does nothing.
import { median } from './median.mjs';
import { environment } from './programs.mjs';
import { startInTerminal } from './pty-program.mjs';

const deadlineMs = 10_000;
const rowOfPopulation = /elder|family-\d|sleeper-\d/;

/**
 * What Node is told by this machine, as certificates to load (NODE_EXTRA_CA_CERTS): every start of a Node pays for it.
 * So Node's own starts are measured with and without.
 */
const nodeVariables = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => /^NODE_/.test(name)),
);
const without = ', no NODE_*';

/** In turn, so many times each; in ms. */
export async function measureStarts([own, ...peers], population, times) {
  const bare = { name: 'node -e 0', words: [process.execPath, '-e', '0'], seen: 'its end' };
  const nodes = [bare, own];
  const plain = nodes.map((program) => ({ ...program, name: program.name + without }));
  const told = nodes.map((program) => ({ ...program, variables: nodeVariables }));
  const isTold = Object.keys(nodeVariables).length > 0;
  const all = [...(isTold ? [...told, ...plain] : nodes), ...peers].map((program) => ({
    program,
    tookMs: [],
  }));
  for (let time = 0; time < times; time++) {
    for (const { program, tookMs } of all) tookMs.push(await startOf(program, population));
  }
  return all.map(({ program, tookMs }) => ({
    count: population.count,
    program: program.name,
    firstRowMs: median(tookMs),
    all: tookMs,
  }));
}

async function startOf({ words, variables, seen }, population) {
  const running = startInTerminal(population.beside(words), { ...environment(), ...variables });
  if (seen === 'its end') {
    await running.exit;
    return performance.now() - running.startedAtMs;
  }
  const tookMs = await running.seen(rowOfPopulation, deadlineMs);
  await running.end();
  return tookMs;
}
