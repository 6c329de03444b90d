import { fc, testProp } from '@fast-check/ava';
import test from 'ava';
import {
  cellOf,
  instantOfCell,
  timelineCells,
  timelineParts,
} from '../../../src/app/time/timeline.js';
import { madeTimeline } from '../../helpers/made-timeline.js';

const night = madeTimeline(1_000_000, 1_000_000 + 12 * 3_600_000);

testProp(
  'the instant of a cell is in that cell',
  [fc.integer({ min: 1, max: 500 }), fc.nat(), fc.integer({ min: 1000, max: 1e9 })],
  (t, count, any, spanMs) => {
    const cell = any % count;
    const timeline = { ...night, toMs: night.fromMs + spanMs };
    t.is(cellOf(timeline, count, instantOfCell(timeline, count, cell)), cell);
  },
);

test('the instant of a cell is in that cell where a share of the time would be rounded', (t) => {
  const timeline = { ...night, toMs: night.fromMs + 999_999_984 };
  t.is(cellOf(timeline, 372, instantOfCell(timeline, 372, 13)), 13);
});

testProp(
  'no mark and no peak is lost, however few cells there are',
  [fc.integer({ min: 1, max: 480 })],
  (t, count) => {
    const cells = timelineCells(night, count);
    t.is(cells.length, count);
    const loads = cells.map(({ load }) => load ?? 0);
    t.is(Math.max(...loads), Math.max(...night.parts.map(({ load }) => load ?? 0)));
    t.true(cells.some(({ mark }) => mark === 'longWait'));
  },
);

test('of several marks in a cell the one most worth a look is shown', (t) => {
  t.deepEqual(timelineCells(night, 1)[0]?.mark, 'longWait');
});

test('on a screen wider than it has parts a part is several cells', (t) => {
  t.is(timelineCells(night, 2 * timelineParts).length, 2 * timelineParts);
});

test('an instant that was not recorded is in no cell', (t) => {
  t.is(cellOf(night, 100, night.fromMs - 1), undefined);
  t.is(cellOf(night, 100, night.toMs + 1), undefined);
  t.is(cellOf(night, 100, night.toMs), 99);
});

test('a recording of one frame has a time line', (t) => {
  const one = { ...night, toMs: night.fromMs };
  t.is(cellOf(one, 100, one.fromMs), 0);
  t.is(instantOfCell(one, 100, 99), one.fromMs);
});
