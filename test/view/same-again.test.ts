// What the view keeps from frame to frame must be what it would make anew.
import { fc, testProp } from '@fast-check/ava';
import test from 'ava';
import { initialState } from '../../src/app/initial-state.js';
import { keymap } from '../../src/app/keys/keymap.js';
import type { Message } from '../../src/app/message.js';
import type { State } from '../../src/app/state.js';
import { update } from '../../src/app/update.js';
import { columns } from '../../src/columns/columns.js';
import { withCommandLast } from '../../src/columns/screen-columns.js';
import type { Model } from '../../src/model/model.js';
import { nextModel } from '../../src/model/next-model.js';
import type { ProcessSample } from '../../src/sample/process-sample.js';
import type { Sample } from '../../src/sample/sample.js';
import type { Frame } from '../../src/view/frame.js';
import { type MeterPart, meterRow } from '../../src/view/header/meter.js';
import { sameAgain, sameAt, sameByKey } from '../../src/view/same-again.js';
import { view } from '../../src/view/view.js';
import { stateAfter } from '../helpers/played-screen.js';
import { samplesOf } from '../helpers/recorded.js';

/** A second on the machine: what became of some of its processes, and of itself. */
const second = fc.record({
  type: fc.constant('second' as const),
  changed: fc.array(
    fc.record({
      index: fc.nat(40),
      ticks: fc.nat(90),
      pages: fc.nat(9),
      stateCode: fc.constantFrom('R', 'S', 'D', 'Z', 'T'),
    }),
    { maxLength: 4 },
  ),
  gone: fc.array(fc.nat(40), { maxLength: 2 }),
  born: fc.boolean(),
  machine: fc.constantFrom('same', 'same', 'same', 'memory', 'cpus', 'boot', 'load'),
});

const key = fc.record({
  type: fc.constant('keyPressed' as const),
  key: fc.oneof(
    fc.constantFrom(...keymap.flatMap(({ keys }) => keys)),
    fc.constantFrom('Down', 'Space', 'Left', 'Right', 'Enter', 'C', 'H', '#', 't', 'P', 'Esc'),
  ),
});

const resized = fc.record({
  type: fc.constant('resized' as const),
  width: fc.constantFrom(19, 40, 80, 110, 200, 500),
  height: fc.constantFrom(4, 12, 24, 50),
});

const tick = fc.record({ type: fc.constant('tick' as const), nowMs: fc.nat(20_000) });

const steps = fc.array(
  fc.oneof({ weight: 3, arbitrary: second }, { weight: 3, arbitrary: key }, resized, tick),
  { maxLength: 14 },
);

const start = (await samplesOf('busy-family'))[0] as Sample;

testProp(
  'a frame is what it would be if none had been made before it',
  [steps, fc.boolean(), fc.boolean()],
  (t, taken, isTree, hasAllColumns) => {
    const states = statesAfter(taken, isTree, hasAllColumns);
    const warm = states.map((state) => whole(view(state)));
    // From the last to the first, and with another frame in between: nothing that was kept fits.
    const cold = states.toReversed().map((state) => {
      view(elsewhere);
      return whole(view(state));
    });
    t.deepEqual(warm, cold.toReversed());
  },
  { numRuns: 150 },
);

test('a second in which nothing changed changes no row but what tells the time', (t) => {
  const [one, other] = secondsApart(start);
  const changed = one.rows.flatMap((row, y) => (row === other.rows[y] ? [] : [y]));
  t.deepEqual(changed, []);
  t.deepEqual(one.rows, other.rows);
});

test('a process that changed changes its row alone', (t) => {
  const processes = start.processes.map((one, index) =>
    index === 3 ? { ...one, rssPages: one.rssPages + 5000 } : one,
  );
  const [one, other] = secondsApart({ ...start, processes });
  const changed = one.rows.flatMap((row, y) => (row === other.rows[y] ? [] : [y]));
  t.is(changed.length, 1);
});

test('the same object comes again for the same inputs, and only for the very same', (t) => {
  const made: string[] = [];
  const joined = sameAgain((...parts: readonly unknown[]) => {
    made.push(parts.join());
    return [parts.join()];
  });
  const first = joined(1, 'a');
  t.is(joined(1, 'a'), first);
  t.deepEqual(joined(1, 'a', undefined), ['1,a,']);
  t.deepEqual(joined(1, 'a'), first);
  t.deepEqual(made, ['1,a', '1,a,', '1,a']);
});

test('each place has its own, and a key only so many', (t) => {
  const at = sameAt((text: string) => [text]);
  const first = at(0, 'a');
  at(1, 'b');
  t.is(at(0, 'a'), first);
  const by = sameByKey<readonly string[]>(2);
  const one = by('one', () => ['one']);
  by('two', () => ['two']);
  t.is(
    by('one', () => ['anew']),
    one,
  );
  by('three', () => ['three']);
  t.deepEqual(
    by('one', () => ['anew']),
    ['anew'],
  );
});

const part: fc.Arbitrary<MeterPart> = fc.record({
  fraction: fc.double({ min: 0, max: 1.5, noNaN: true }),
  style: fc.constantFrom('low', 'medium', 'high'),
  fill: fc.constantFrom('█', '▓', '▒'),
});

testProp(
  'two meters are the same object only where all of them is alike',
  [
    fc.array(
      fc.tuple(fc.constantFrom(' 0 ', 'Mem '), fc.array(part, { maxLength: 3 }), fc.nat(30)),
      { minLength: 1, maxLength: 20 },
    ),
  ],
  (t, wished) => {
    for (const [label, parts, width] of wished) {
      const row = meterRow(label, parts, '7%', width, 4);
      const fills = row
        .map(({ text }) => text)
        .join('')
        .replaceAll(/[^█▓▒]/g, '');
      const fillsWished = parts.map(({ fill }) => fill).join('');
      t.true([...new Set(fills)].every((fill) => fillsWished.includes(fill)));
      t.true(
        row.every(
          ({ text, style }) =>
            !/[█▓▒]/.test(text) || parts.some((one) => one.style === style && one.fill === text[0]),
        ),
      );
      t.is(row[0]?.text, label);
    }
  },
);

type Taken = Parameters<typeof statesAfter>[0][number];

/** The states of a session that begins with the first sample. */
function statesAfter(
  taken: readonly (Message | (typeof second extends fc.Arbitrary<infer T> ? T : never))[],
  isTree: boolean,
  hasAllColumns: boolean,
): readonly State[] {
  let sample = start;
  let model: Model = nextModel(undefined, sample);
  let state = update(screen(isTree, hasAllColumns), { type: 'modelArrived', model }).state;
  return taken.map((step: Taken) => {
    if (step.type === 'second') {
      sample = later(sample, step);
      model = nextModel(model, sample);
      state = update(state, { type: 'modelArrived', model }).state;
    } else state = update(state, step).state;
    return state;
  });
}

function screen(isTree: boolean, hasAllColumns: boolean): State {
  const usual = stateAfter([], { isTree, width: 200, height: 50, hasCharts: true });
  return hasAllColumns ? { ...usual, columns: withCommandLast(columns) } : usual;
}

/** Nothing on it is as on the screens that are compared. */
const elsewhere = initialState({
  width: 61,
  height: 17,
  intervalMs: 7000,
  isTree: false,
  sort: undefined,
  filter: undefined,
  isReadOnly: true,
  frameCount: 9,
  version: '0.0.0',
});

/** Those who did not change are the same objects. */
function later(
  sample: Sample,
  { changed, gone, born, machine }: typeof second extends fc.Arbitrary<infer T> ? T : never,
): Sample {
  const monotonicMs = sample.monotonicMs + 1000;
  const kept = sample.processes.filter((_, index) => index === 0 || !gone.includes(index));
  const processes = kept.map((one, index): ProcessSample => {
    const change = changed.find((each) => each.index === index);
    if (!change) return one;
    const { ticks, pages, stateCode } = change;
    return {
      ...one,
      stateCode,
      userTicks: one.userTicks + ticks,
      rssPages: one.rssPages + pages,
      readAtMs: monotonicMs,
    };
  });
  const last = processes.at(-1) as ProcessSample;
  const child = { ...last, pid: last.pid + 1, startTicks: last.startTicks + 1, ppid: last.pid };
  return {
    ...sample,
    takenAtMs: sample.takenAtMs + 1000,
    monotonicMs,
    boot: machine === 'boot' ? { ...sample.boot, users: { 0: `u${monotonicMs}` } } : sample.boot,
    host: hostLater(sample.host, machine),
    processes: born ? [...processes, child] : processes,
  };
}

function hostLater(host: Sample['host'], machine: string): Sample['host'] {
  const { totalBytes = 0 } = host.memory;
  const moved = { ...host, uptimeSeconds: (host.uptimeSeconds ?? 0) + 1 };
  if (machine === 'memory')
    return { ...moved, memory: { ...host.memory, totalBytes: totalBytes + 2 ** 31 } };
  if (machine === 'cpus') return { ...moved, cpus: [...host.cpus, ...host.cpus.slice(0, 1)] };
  if (machine === 'load') return { ...moved, load: [1, 2, 3] };
  return moved;
}

/** The frames of a sample long after the first, and of one a second later in which nothing was read anew. */
function secondsApart(changed: Sample): readonly [Frame, Frame] {
  const samples = [start, start, start, changed].map((sample, index) => ({
    ...sample,
    monotonicMs: start.monotonicMs + 10_000 * (index + 1),
  }));
  let model: Model | undefined;
  const models = samples.map((sample) => {
    model = nextModel(model, sample);
    return model;
  });
  const before = stateAfter(models.slice(0, -1), { width: 120, height: 30, hasCharts: false });
  const last = models.at(-1) as Model;
  return [view(before), view(update(before, { type: 'modelArrived', model: last }).state)];
}

/** With what is plotted only when it is looked at. */
function whole(frame: Frame): Frame {
  return { ...frame, charts: frame.charts.map((chart) => ({ ...chart })) };
}
