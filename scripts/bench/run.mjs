#!/usr/bin/env node
// Measures treetop beside its peers on the same processes: npm run bench -- [--sizes 100,1000] [--runs 3]
// [--only cpu,growth,busy,start,keys,micro,record,replay] [--peers htop,top] [--write]. docs/performance.md says how. Build first.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { measureCpu } from './cpu.mjs';
import { writeDocument } from './document.mjs';
import { measureHtopKeys, measureTreetopKeys } from './keys.mjs';
import { theMachine } from './machine.mjs';
import { medians } from './median.mjs';
import { measureParts } from './micro.mjs';
import { optionsFrom } from './options.mjs';
import { picture } from './picture.mjs';
import { planOf } from './plan.mjs';
import { isAlone, startPopulation } from './population.mjs';
import { nearestPeers, peersHere, treetop } from './programs.mjs';
import { measureRecorder, recorders } from './record.mjs';
import { measureReplays } from './replay.mjs';
import { measureStarts } from './start.mjs';
import { tables } from './tables.mjs';

const results = fileURLToPath(new URL('../../bench-results/', import.meta.url));
const startedAtMs = performance.now();

const options = understood(process.argv.slice(2));
const { here, absent } = peersHere(options.peers);
const result = {
  command: options.command,
  machine: theMachine(),
  isAlone,
  programs: Object.fromEntries(here.map(({ name, version }) => [name, version])),
  absent,
  cpu: [],
  starts: [],
  keys: [],
  records: [],
  replays: [],
  failed: [],
};
const perform = {
  cpu: measureCpus,
  start: async (population, { times }) => {
    const programs = here.filter(({ name }) => nearestPeers.includes(name));
    say(`${population.count} processes: ${times} starts of each`);
    result.starts.push(...(await measureStarts([treetop, ...programs], population, times)));
  },
  keys: async (population, { rounds, htopRounds }) => {
    say(`${population.count} processes: keys, ${rounds} rounds`);
    result.keys.push(await measureTreetopKeys(population, rounds));
    if (here.some(({ name }) => name === 'htop')) {
      result.keys.push(await measureHtopKeys(population, htopRounds));
    }
  },
  record: measureRecorders,
  replay: async (population, want) => {
    say(
      `${population.count} ${population.kind}: an hour and a day of them are recorded and replayed`,
    );
    result.replays.push(...(await measureReplays(population, want)));
  },
  micro: async (population) => {
    say(`${population.count} processes: the parts of a refresh`);
    result.micro = await measureParts(population);
  },
};

for (const name of absent) say(`skipped: ${name} is not installed`);
if (!isAlone) {
  say(
    'no pid namespace of their own (that is for root): the processes of this machine are seen too',
  );
}
for (const step of planOf(options)) await measure(step);
result.tookMinutes = (performance.now() - startedAtMs) / 60_000;
console.log(tables(result));
mkdirSync(results, { recursive: true });
writeFileSync(`${results}latest.json`, `${JSON.stringify(result, null, 1)}\n`);
writeFileSync(`${results}latest.svg`, picture(result));
say('written: bench-results/latest.json and latest.svg');
if (options.isWriting) {
  writeDocument(result);
  say('written: docs/performance.md and docs/performance.svg');
}
process.exit(result.failed.length > 0 ? 1 : 0);

function understood(words) {
  try {
    return optionsFrom(words);
  } catch (error) {
    console.error(`bench: ${error.message}`);
    process.exit(2);
  }
}

/** All that is wanted of one population, and then it goes. */
async function measure({ kind, count, jobs }) {
  let population;
  try {
    population = await startPopulation(kind, count);
  } catch (error) {
    // A limit of this machine: the others are measured all the same.
    result.failed.push(`${count} ${kind} processes: ${error.message}`);
    say(`skipped: ${result.failed.at(-1)}`);
    return;
  }
  try {
    for (const [job, want] of Object.entries(jobs)) {
      await orSayWhy(`${job} beside ${count} ${kind}`, () => perform[job](population, want));
    }
  } finally {
    await population.end();
  }
}

/** In turn; those that no target speaks of in the first run only. */
async function measureCpus(population, { runs, hasAllPeers }) {
  const taken = new Map();
  for (let run = 0; run < runs; run++) {
    const isBeside = ({ name }) => nearestPeers.includes(name) || (run === 0 && hasAllPeers);
    for (const program of [treetop, ...here.filter(isBeside)]) {
      const whose = `${population.count} ${population.kind}: ${program.name}`;
      await orSayWhy(whose, async () => {
        const figures = await measureCpu(program, population);
        say(`${whose} ${figures.cpuMsPerRefresh.toFixed(2)} ms a refresh`);
        taken.set(program.name, [...(taken.get(program.name) ?? []), figures]);
      });
    }
  }
  const { kind, count } = population;
  for (const [program, all] of taken) {
    result.cpu.push({ kind, count, program, runs: all.length, ...medians(all), all });
  }
}

async function measureRecorders(population, { runs }) {
  const { kind, count } = population;
  const names = Object.keys(recorders).filter((name) => name === 'treetop' || isHere(name));
  const taken = new Map(names.map((name) => [name, []]));
  for (let run = 0; run < runs; run++) {
    for (const [program, all] of taken) {
      const whose = `${count} ${kind}: ${program} records`;
      await orSayWhy(whose, async () => {
        const figures = await measureRecorder(program, population);
        say(`${whose} ${Math.round(figures.bytesPerSecond)} bytes/s`);
        all.push(figures);
      });
    }
  }
  for (const [program, all] of taken) {
    if (all.length === 0) continue;
    result.records.push({ kind, count, program, runs: all.length, ...medians(all), all });
  }
}

function isHere(wanted) {
  return here.some(({ name }) => name === wanted);
}

/** What fails is named in the result; the minutes that the others took are not lost. */
async function orSayWhy(what, work) {
  try {
    await work();
  } catch (error) {
    const why = `${what}: ${error.message.split('\n')[0]}`;
    result.failed.push(why);
    say(`NOT measured: ${why}`);
  }
}

function say(text) {
  const minutes = (performance.now() - startedAtMs) / 60_000;
  console.log(`[${minutes.toFixed(1)} min] ${text}`);
}
