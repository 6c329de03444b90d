// Whatever the machine says, whatever is pressed, however large the screen is.
import { testProp } from '@fast-check/ava';
import fc from 'fast-check';
import type { InitialOptions } from '../../src/app/initial-state.js';
import { keymap } from '../../src/app/keys/keymap.js';
import { signalScopes } from '../../src/app/signalling/signal-scope.js';
import { update } from '../../src/app/update.js';
import { signalCatalogue } from '../../src/model/signal-catalogue.js';
import type { Sample } from '../../src/sample/sample.js';
import { targetOf } from '../../src/signals/target.js';
import { cells, cellWidth } from '../../src/text/width.js';
import { plainPlot } from '../../src/view/charts/plain-plot.js';
import { plotCells } from '../../src/view/charts/plot.js';
import { plotLayer, withPlots } from '../../src/view/charts/plot-layer.js';
import type { Chart, Frame } from '../../src/view/frame.js';
import { frameToText } from '../../src/view/frame-to-text.js';
import { view } from '../../src/view/view.js';
import { hostileSamples } from '../helpers/hostile-samples.js';
import { hostileText } from '../helpers/hostile-values.js';
import { stateAfter } from '../helpers/played-screen.js';
import { modelsOfSamples } from '../helpers/recorded.js';

const key = fc.oneof(
  fc.constantFrom(...keymap.flatMap(({ keys }) => keys)),
  fc.constantFrom(...'abcz019.日'),
);

const screen = fc.record({
  width: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 500 })),
  height: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 200 })),
  hasCharts: fc.boolean(),
  isTree: fc.boolean(),
  isReadOnly: fc.boolean(),
  frameCount: fc.constantFrom(undefined, 3),
  version: fc.constant('0.0.0'),
});

const paneKeys = ['Enter', 'e', 'l', 'x', 'w'];
const scrollKeys = ['Down', 'PgDn', 'End', 'Up', 'z', 'Tab', 'H'];

const session = [hostileSamples, fc.array(key, { maxLength: 8 }), screen] as const;

testProp(
  'a frame has exactly its rows, none wider than it, and nothing that moves a cursor',
  [...session],
  (t, samples, keys, options) => {
    const frame = frameOf(samples, keys, options);
    t.deepEqual(faultsOf(frame), []);
    t.is(frame.width, options.width);
    t.is(frame.height, options.height);
  },
  { numRuns: 300 },
);

testProp(
  'a pane of any process, scrolled anywhere, is as harmless',
  [hostileSamples, fc.constantFrom(...paneKeys), fc.array(fc.constantFrom(...scrollKeys)), screen],
  (t, samples, pane, keys, options) => {
    const frame = frameOf(samples, ['Home', pane, 'Tab', ...keys], options);
    t.deepEqual(faultsOf(frame), []);
  },
  { numRuns: 300 },
);

testProp(
  'a frame before the first sample is whole, too',
  [fc.array(key, { maxLength: 5 }), screen],
  (t, keys, options) => {
    t.deepEqual(faultsOf(view(stateAfter(keys, options))), []);
  },
  { numRuns: 100 },
);

testProp(
  'what is said and typed is as harmless as the processes',
  [hostileText, screen],
  (t, text, options) => {
    const state = stateAfter([], options);
    const status = { text, kind: 'bad', untilMs: 1 } as const;
    t.deepEqual(faultsOf(view({ ...state, status })), []);
    for (const key of ['/', '\\', 'u'])
      t.deepEqual(faultsOf(view(stateAfter([key, ...text], options))), []);
  },
  { numRuns: 100 },
);

testProp(
  'what signals did, and the lists of whom they are for, are as harmless',
  [
    hostileSamples,
    screen,
    hostileText,
    fc.constantFrom(...signalScopes),
    fc.constantFrom('O', 'z'),
  ],
  (t, samples, options, comm, scope, key) => {
    const live = { ...options, frameCount: undefined, isReadOnly: false };
    const state = stateAfter([...modelsOfSamples(samples), 'O', key], live);
    const [process] = state.model?.processes.list ?? [];
    if (!process || !state.model) return t.pass();
    const target = { ...targetOf(process), comm };
    const [signal] = signalCatalogue;
    if (!signal) return t.fail();
    const outcome = { type: 'pending', afterMs: 5, stateCode: 'D', waitChannel: comm } as const;
    const sent = { target, signal, outcome, isSettled: false, sentAtMs: 0 };
    const told = update(state, { type: 'signalTold', id: 1, ...sent }).state;
    t.deepEqual(faultsOf(view(told)), []);
    const refused = { ...sent, outcome: { type: 'refused', reason: comm } as const };
    const sweep = { id: 2, name: comm, signal };
    const swept = { type: 'sweepTold', sweep, told: [{ id: 3, ...refused }] } as const;
    t.deepEqual(faultsOf(view(update(told, swept).state)), []);
    const chosen = {
      target,
      scope,
      index: 0,
      typed: comm,
      warning: undefined,
      foretold: 'gone',
    } as const;
    const picker = { type: 'picker', ...chosen } as const;
    t.deepEqual(faultsOf(view({ ...told, dialog: picker })), []);
    const spared = [{ target, reason: comm, canBeForced: true }];
    const dialog = {
      type: 'sweep',
      picker,
      signal,
      hits: [target],
      spared,
      foretold: new Map(),
      top: 0,
      order: 'leavesFirst',
    } as const;
    t.deepEqual(faultsOf(view({ ...told, dialog })), []);
    return undefined;
  },
  { numRuns: 200 },
);

testProp(
  'as text a frame has a line a row, and no blanks at their ends',
  [...session],
  (t, samples, keys, options) => {
    const lines = frameToText(frameOf(samples, keys, options)).split('\n');
    t.is(lines.pop(), '');
    t.is(lines.length, options.height);
    t.true(lines.every((line) => line === line.trimEnd()));
  },
  { numRuns: 50 },
);

function frameOf(
  samples: readonly Sample[],
  keys: readonly string[],
  options: Partial<InitialOptions>,
): Frame {
  const models = modelsOfSamples(samples);
  return view(stateAfter([...models.slice(0, 1), ...keys, ...models.slice(1)], options));
}

/** One line for each thing that a terminal would be harmed by, in the rows and with the charts plotted into them. */
function faultsOf(frame: Frame): readonly string[] {
  const plotted = withPlots(frame, plotLayer(frame, plainPlot));
  return [...frame.charts.flatMap(faultsOfChart), ...faultsOfRows(frame), ...faultsOfRows(plotted)];
}

function faultsOfChart({ series, rect }: Chart): readonly string[] {
  const shares = series.flatMap(({ values }) => values).filter((one) => one !== undefined);
  const isOutside = shares.some((one) => !(one >= 0 && one <= 1));
  const isUneven = series.some(({ values }) => values.length !== plotCells(rect.width));
  return [
    ...(isOutside ? ['a value outside'] : []),
    ...(isUneven ? ['values without a cell'] : []),
  ];
}

function faultsOfRows({ width, height, rows }: Frame): readonly string[] {
  const faults = rows.length === height ? [] : [`${rows.length} rows`];
  for (const [y, row] of rows.entries()) {
    const text = row.map((one) => one.text).join('');
    if (cellWidth(text) > width) faults.push(`row ${y} is ${cellWidth(text)} wide`);
    if (/[\p{C}\p{Zl}\p{Zp}]/u.test(text)) faults.push(`row ${y}: ${JSON.stringify(text)}`);
    for (const one of row) {
      // The painter takes span by span: a mark at the start of one would join what stands before it.
      const apart = cells(one.text).reduce((sum, cell) => sum + cell.width, 0);
      if (apart !== cellWidth(one.text)) faults.push(`row ${y}: a span of no whole cells`);
    }
    const parts = row.reduce((sum, one) => sum + cellWidth(one.text), 0);
    if (parts !== cellWidth(text)) faults.push(`row ${y}: its spans join`);
  }
  return faults;
}
