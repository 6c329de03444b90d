// A number that grows moves nothing beside it, as far as it is one of the usual.
import { testProp } from '@fast-check/ava';
import test from 'ava';
import fc from 'fast-check';
import type { State } from '../../src/app/state.js';
import { columns } from '../../src/columns/columns.js';
import { withCommandLast } from '../../src/columns/screen-columns.js';
import type { Model } from '../../src/model/model.js';
import { nextModel } from '../../src/model/next-model.js';
import type { StateClass } from '../../src/model/process.js';
import type { ProcessSample } from '../../src/sample/process-sample.js';
import { cutCells } from '../../src/text/fit.js';
import type { FrameRow } from '../../src/view/frame.js';
import { classRow } from '../../src/view/header/class-row.js';
import { pressureLines } from '../../src/view/header/pressure-lines.js';
import { titleRow } from '../../src/view/header/title-row.js';
import { tableRows } from '../../src/view/table/table-rows.js';
import { madeRowFacts } from '../helpers/made-row-facts.js';
import { stateAfter } from '../helpers/played-screen.js';
import { row, sampleAt } from '../model/made-sample.js';

const text = (spans: FrameRow) => spans.map((one) => one.text).join('');
const model = nextModel(undefined, sampleAt(1000, [row({ pid: 1 })]));
const screen = stateAfter([model], { width: 200, height: 50 });

const width = fc.constantFrom(40, 60, 72, 80, 100, 120, 200);
const usual = fc.integer({ min: 0, max: 99 });

const counts = fc.record({
  R: usual,
  S: fc.integer({ min: 0, max: 9999 }),
  D: usual,
  T: usual,
  Z: usual,
  X: usual,
});

function withCounts(classCounts: Readonly<Record<StateClass, number>>): State {
  return { ...screen, model: { ...model, classCounts } };
}

testProp(
  'the classes stay where they are, whatever is counted',
  [counts, counts, width],
  (t, one, other, wide) => {
    const places = [one, other].map((each) => {
      const shown = text(classRow(withCounts(each), wide));
      return [...'RSDTZX'].map((letter) => shown.indexOf(`${letter} `));
    });
    t.deepEqual(places[0], places[1]);
    t.true(places[0]?.every((at) => at >= 0));
  },
);

test('a count that is larger than usual is whole all the same', (t) => {
  const many = { R: 123_456, S: 1_234_567, D: 99_999, T: 12_345, Z: 654_321, X: 11_111 };
  for (const wide of [72, 80, 120, 200]) {
    const shown = text(classRow(withCounts(many), wide));
    t.regex(shown, /R 123,456 +S 1,234,567 +D 99,999 ! +T 12,345 +Z 654,321 !/, String(wide));
  }
});

const load = fc.double({ min: 0, max: 999, noNaN: true });
const facts = fc.record({
  loads: fc.tuple(load, load, load),
  processes: fc.integer({ min: 0, max: 9999 }),
  threads: fc.integer({ min: 0, max: 9999 }),
  minutes: fc.integer({ min: 0, max: 24 * 60 - 1 }),
});
type Facts = {
  loads: [number, number, number];
  processes: number;
  threads: number;
  minutes: number;
};

function withFacts({ loads, processes, threads, minutes }: Facts): State {
  const { sample } = model;
  const host = { ...sample.host, load: loads, uptimeSeconds: minutes * 60 };
  const rows = Array<ProcessSample>(processes).fill(row({ pid: 1 }));
  const changed: Model = {
    ...model,
    threadCount: threads,
    sample: { ...sample, host, processes: rows },
  };
  return { ...screen, model: changed };
}

testProp(
  'the facts of the title stay where they are, whatever they say',
  [facts, facts, fc.constantFrom(120, 160, 200)],
  (t, one, other, wide) => {
    const places = [one, other].map((each) => {
      const shown = text(titleRow(withFacts(each), wide));
      return [...shown.matchAll(/ · /g)].map(({ index }) => index);
    });
    t.deepEqual(places[0], places[1]);
    t.true((places[0]?.length ?? 0) >= 3);
  },
);

const rate = fc.option(fc.integer({ min: 0, max: 9999 }), { nil: undefined });

testProp(
  'rates and shares stay where they are',
  [rate, rate, load, load],
  (t, one, other, cpu, io) => {
    const linesOf = (forksPerSecond: number | undefined, percent: number) => {
      const pressure = { cpuSomePercent: Math.min(100, percent), ioSomePercent: io % 100 };
      const host = { ...model.sample.host, pressure };
      const changed = { ...model, sample: { ...model.sample, host } };
      const rates = { ...model.host, forksPerSecond, contextSwitchesPerSecond: forksPerSecond };
      return pressureLines({ ...changed, host: rates }, 40).map(text);
    };
    const [before, after] = [linesOf(one, cpu), linesOf(other, io)];
    t.is(before[0]?.indexOf('mem'), after[0]?.indexOf('mem'));
    t.is(before[1]?.indexOf('switches'), after[1]?.indexOf('switches'));
    t.is(before[1]?.length, after[1]?.length);
  },
);

const ticks = fc.integer({ min: 0, max: 10 ** 11 });
const anyId = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const anyProcess = fc.record({
  pid: fc.integer({ min: 2, max: 4_194_304 }),
  pgrp: fc.integer({ min: -1, max: 4_194_304 }),
  session: fc.integer({ min: -1, max: 4_194_304 }),
  ttyProcessGroup: fc.integer({ min: -1, max: 4_194_304 }),
  flags: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  nice: fc.integer({ min: -20, max: 19 }),
  priority: fc.integer({ min: -101, max: 39 }),
  processor: fc.integer({ min: 0, max: 8191 }),
  minorFaults: ticks,
  majorFaults: fc.integer({ min: 0, max: 999_999_999 }),
  userTicks: ticks,
  systemTicks: ticks,
  childUserTicks: ticks,
  vsizeBytes: fc.integer({ min: 0, max: 2 ** 52 }),
  rssPages: fc.integer({ min: 0, max: 2 ** 40 }),
  threads: fc.integer({ min: 1, max: 99_999 }),
  startTicks: fc.integer({ min: 1, max: 10 ** 11 }),
  uid: anyId,
  burntTicks: fc.integer({ min: 0, max: 9_999_999 }),
  childMinorFaults: ticks,
  childMajorFaults: fc.integer({ min: 0, max: 999_999_999 }),
  counted: ticks,
  grownBy: fc.integer({ min: 0, max: 9_999_999 }),
  oomScore: fc.integer({ min: 0, max: 2000 }),
});
const numbers = withCommandLast(columns.filter(({ isNumeric }) => isNumeric));

testProp(
  'each cell of a row ends in its column, for any numbers',
  [anyProcess, fc.boolean()],
  (t, { burntTicks, uid, counted, grownBy, oomScore, ...values }, isFolded) => {
    const facts = (readAtMs: number, n: number) => ({
      ...madeRowFacts(readAtMs, n),
      oomScore: { readAtMs, value: oomScore },
    });

    const status = { readAtMs: 0, uids: [uid, uid, uid, uid], gids: [uid, uid, uid, uid] };
    const parent = row({ pid: 1, comm: 'parent' });
    const rowFacts = facts(1000, counted);
    const child = row({ ...values, status, rowFacts, ppid: 1, comm: 'child' });
    const first = nextModel(undefined, sampleAt(1000, [parent, child]));
    const grown = {
      ...child,
      userTicks: child.userTicks + burntTicks,
      readAtMs: 2000,
      rowFacts: facts(2000, counted + grownBy / 2),
    };
    const second = nextModel(first, sampleAt(2000, [parent, grown]));
    const steps = [first, second, ...(isFolded ? ['*'] : [])];
    const state = stateAfter(steps, { width: 900, columns: numbers });
    const shown = text(tableRows(state, 900, 2)[isFolded ? 0 : 1] ?? []);
    let at = 0;
    for (const column of numbers.slice(0, -1)) {
      const cell = cutCells(shown, at, at + column.width);
      at += column.width;
      t.regex(cell, column.id === 'elapsedMs' ? /[^ ]$/ : /^ *[^ ]+$/, `${column.id} of ${shown}`);
      t.notRegex(cell, /…/, `${column.id} of ${shown}`);
      t.is(shown[at], ' ', `after ${column.id} of ${shown}`);
      at += 1;
    }
    t.regex(shown.slice(at), isFolded ? /^▸ .*parent/ : /^└─ .*child/);
  },
);

test('six digits of CPU, a pid of seven and months of CPU time are whole', (t) => {
  const parent = row({ pid: 1, comm: 'parent' });
  const child = (userTicks: number, readAtMs: number) =>
    row({ pid: 4_194_304, ppid: 1, startTicks: 5, threads: 99_999, userTicks, readAtMs });
  const start = 200 * 24 * 3600 * 100;
  const first = nextModel(undefined, sampleAt(1000, [parent, child(start, 1000)]));
  const second = nextModel(first, sampleAt(2000, [parent, child(start + 123_456.7, 2000)]));
  const folded = stateAfter([first, second, '*'], { width: 200 });
  t.regex(text(tableRows(folded, 200, 1)[0] ?? []), /^ +1 .* 12345[67] .* 200d00h /);
  const open = stateAfter([first, second], { width: 200 });
  t.regex(text(tableRows(open, 200, 2)[1] ?? []), /^4194304 .* 12345[67] .* 99999 /);
});
