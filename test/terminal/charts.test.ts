import test from 'ava';
import { createCharts } from '../../src/terminal/charts.js';
import type { Chart, Frame, FrameRow } from '../../src/view/frame.js';
import { until } from '../helpers/until.js';
import { madeChart } from '../view/made-chart.js';

const blank: FrameRow = [];
const rows = Array.from({ length: 10 }, () => blank);

function frameOf(...charts: readonly Chart[]): Frame {
  return { width: 40, height: 10, rows, charts };
}

/** Of that instant, with a value that is its own. */
function valued(atMs: number): Chart {
  const values = [undefined, undefined, undefined, atMs / 10];
  return madeChart({ atMs, series: [{ letter: '*', style: 'low', values }] });
}

/** Charts whose plots say when they were made; the clock goes by hand. */
async function chartsByHand() {
  let nowMs = 0;
  let plots = 0;
  let dues = 0;
  let wake: { readonly atMs: number; readonly call: () => void } | undefined;
  const charts = createCharts(
    {
      loadPlot: async () => (chart) => [
        [{ text: `${chart.id} at ${chart.atMs}`, style: 'text' }],
        [{ text: String(plots++), style: 'text' }],
      ],
      due: () => {
        dues += 1;
      },
    },
    {
      nowMs: () => nowMs,
      callIn: (ms, call) => {
        wake = { atMs: nowMs + ms, call };
        return () => {
          wake = undefined;
        };
      },
    },
  );
  charts.plotted(frameOf(madeChart()));
  await until('the plots are loaded', () => dues === 1);
  return {
    shown: (...all: readonly Chart[]) => {
      const row = charts.plotted(frameOf(...all)).rows[all[0]?.rect.y ?? 0] ?? [];
      return row
        .map(({ text }) => text)
        .join('')
        .trimEnd();
    },
    plotted: charts.plotted,
    plots: () => plots,
    dues: () => dues,
    pass: (ms: number) => {
      nowMs += ms;
      if (wake && wake.atMs <= nowMs) wake.call();
    },
  };
}

test('the first frame comes without charts: they are loaded when it is out', (t) => {
  let isLoaded = false;
  const charts = createCharts({
    loadPlot: async () => {
      isLoaded = true;
      return () => [];
    },
    due: () => {},
  });
  const frame = frameOf(madeChart());
  t.is(charts.plotted(frame), frame);
  t.false(isLoaded);
});

test('without charts nothing is loaded', async (t) => {
  let isLoaded = false;
  const charts = createCharts({
    loadPlot: async () => {
      isLoaded = true;
      return () => [];
    },
    due: () => {},
  });
  charts.plotted(frameOf());
  await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  t.false(isLoaded);
});

test('newer points are plotted every eight seconds at most', async (t) => {
  const { shown, pass } = await chartsByHand();
  t.is(shown(valued(1)), 'made at 1');
  pass(7900);
  t.is(shown(valued(2)), 'made at 1');
  pass(100);
  t.is(shown(valued(3)), 'made at 3');
});

test('where no frame comes any more the last points are plotted all the same', async (t) => {
  const { shown, pass, dues } = await chartsByHand();
  shown(valued(1));
  pass(1000);
  shown(valued(2));
  t.is(dues(), 1);
  pass(7000);
  t.is(dues(), 2);
  t.is(shown(valued(2)), 'made at 2');
  pass(60_000);
  t.is(dues(), 2);
});

test('points that look as those before are not plotted anew: the rows stay the same', async (t) => {
  const { plotted, plots, pass } = await chartsByHand();
  const before = plotted(frameOf(valued(1)));
  pass(60_000);
  const after = plotted(frameOf({ ...valued(1), atMs: 60_000 }));
  t.is(plots(), 1);
  t.is(before.rows[0], after.rows[0]);
  pass(60_000);
  for (const chart of [valued(2), { ...valued(2), note: 'x' }, { ...valued(2), xLabels: [] }]) {
    pass(60_000);
    plotted(frameOf({ ...chart, atMs: 70_000 + plots() }));
  }
  t.is(plots(), 4);
});

test('what shows something else, or stands elsewhere, is plotted at once, and only that', async (t) => {
  const { shown, plots } = await chartsByHand();
  const other = madeChart({ id: 'other', rect: { x: 20, y: 0, width: 11, height: 7 } });
  shown(madeChart(), other);
  t.is(plots(), 2);
  t.true(shown(madeChart(), { ...other, id: 'third' }).endsWith('third at 1000'));
  t.is(plots(), 3);
  shown(madeChart({ rect: { x: 0, y: 1, width: 11, height: 7 } }), { ...other, id: 'third' });
  t.is(plots(), 4);
});

test('the rows of plots that stay are the same rows, so that nothing is painted for them', async (t) => {
  const { plotted } = await chartsByHand();
  const [first, second] = [1, 2].map((atMs) => plotted(frameOf(madeChart({ atMs }))));
  t.is(first?.rows[0], second?.rows[0]);
  t.is(first?.rows[9], blank);
});

test('hidden and shown again, they are there at once, and as they are now', async (t) => {
  const { shown } = await chartsByHand();
  shown(madeChart({ atMs: 1 }));
  t.is(shown(), '');
  t.is(shown(madeChart({ atMs: 2 })), 'made at 2');
});
