// How long keys take while the processes are scanned, each 0.3 s: at 1 s hardly a key would meet a scan.
import { startInPty } from '../../dist/test/helpers/pty.js';
import { htopSight, keyTimes, treetopSight } from './key-times.mjs';
import { percentile } from './median.mjs';
import { environment, treetop } from './programs.mjs';

const startDeadlineMs = 60_000;

export async function measureTreetopKeys(population, rounds) {
  const words = [...treetop.words, '--delay', '0.3'];
  const took = await pressed(population, words, treetopSteps, rounds, treetopSight);
  return { ...summary(population, 'treetop', took), worst: worstOf(took) };
}

/** Of htop Down and Up alone: what they do is easily seen. Its shortest interval is the same 0.3 s here. */
export async function measureHtopKeys(population, rounds) {
  const words = ['htop', '-C', '-d', '3'];
  return summary(
    population,
    'htop',
    await pressed(population, words, htopSteps, rounds, htopSight),
  );
}

async function pressed(population, words, steps, rounds, sight) {
  const undo = [];
  const [command, ...args] = population.beside(words);
  const pty = startInPty(
    { teardown: (step) => undo.push(step) },
    { command, args, env: environment(), cols: 200, rows: 50 },
  );
  try {
    await pty.waitFor(/elder|family-\d|sleeper-\d/, startDeadlineMs);
    // The first round is the warm-up.
    await keyTimes(pty, steps, 1, sight);
    return await keyTimes(pty, steps, rounds, sight);
  } finally {
    pty.write('q');
    await Promise.race([pty.exit, new Promise((resolve) => setTimeout(resolve, 3000))]);
    for (const step of undo.reverse()) await step();
  }
}

function summary({ count }, program, took) {
  const times = [...took.values()].flat();
  return {
    count,
    program,
    presses: times.length,
    p50Ms: percentile(times, 0.5),
    p99Ms: percentile(times, 0.99),
    maxMs: percentile(times, 1),
  };
}

function worstOf(took) {
  const [[name, times]] = [...took].sort(([, a], [, b]) => Math.max(...b) - Math.max(...a));
  return { name, ms: Math.max(...times) };
}

const step = (name, ...keys) => ({ name, keys });

/** The last leaves the screen as the first found it. */
const treetopSteps = [
  step('to the first row', 'Home', 'Down'),
  ...['Down', 'Down', 'Down', 'Up', 'PgDn', 'PgDn', 'PgUp', 'PgUp'].map((key) => step(key, key)),
  step('to the last row', 'End'),
  step('to the first again', 'Home', 'Down'),
  step('fold', '-'),
  step('unfold', '+'),
  step('fold all', '*'),
  step('unfold all', '*'),
  step('tree by CPU', 'P'),
  step('tree by memory', 'M'),
  step('tree by pid', 'N'),
  step('reversed', 'I'),
  step('reversed again', 'I'),
  step('flat', 't'),
  step('flat by memory', 'M'),
  step('flat by pid', 'N'),
  step('tree again', 't'),
  step('help', '?'),
  step('help closed', 'Esc'),
];

// As a terminal in application mode sends them, which htop asks for.
const htopSteps = [...repeated('Down', '\x1bOB', 3), ...repeated('Up', '\x1bOA', 3)];

function repeated(name, key, times) {
  return Array.from({ length: times }, (_, index) => step(`${name} ${index + 1}`, key));
}
