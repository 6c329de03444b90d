import test from 'ava';
import { detailRates } from '../../src/model/detail-rates.js';
import { nextModel } from '../../src/model/next-model.js';
import type { IoCounters, ProcessDetails, Reading } from '../../src/sample/process-details.js';
import type { Sample } from '../../src/sample/sample.js';
import { row, sampleAt } from './made-sample.js';

const io = (readBytes: number, writtenBytes: number): Reading<IoCounters> => {
  const rest = { readCharacters: 0, writtenCharacters: 0, readCalls: 0, writeCalls: 0 };
  const value: IoCounters = { ...rest, readBytes, writtenBytes, cancelledWriteBytes: 0 };
  return { value };
};

const details = (
  readAtMs: number,
  given: Partial<ProcessDetails> = {},
  startTicks = 7,
): ProcessDetails => ({ pid: 7, startTicks, readAtMs, ...given });

function sampleWith(monotonicMs: number, ...list: readonly ProcessDetails[]): Sample {
  return { ...sampleAt(monotonicMs, [row({ pid: 7 })]), details: list };
}

/** The rates of 7:7 between two samples a second apart, read 10 ms after their starts. */
function ratesBetween(before: Partial<ProcessDetails>, now: Partial<ProcessDetails>) {
  const samples = [sampleWith(1000, details(1010, before)), sampleWith(2000, details(2010, now))];
  return detailRates(samples[0], samples[1] ?? sampleWith(0)).get('7:7');
}

test('bytes, switches and waiting are over the time between the two readings', (t) => {
  const before = {
    io: io(1000, 500),
    status: { value: { voluntarySwitches: 10, involuntarySwitches: 1 } },
    scheduling: { value: { policy: 0, realtimePriority: 0, runNs: 5, waitNs: 1e9 } },
  };
  const now = {
    io: io(5000, 500),
    status: { value: { voluntarySwitches: 30, involuntarySwitches: 2 } },
    scheduling: { value: { policy: 0, realtimePriority: 0, runNs: 9, waitNs: 1.25e9 } },
  };
  t.deepEqual(ratesBetween(before, now), {
    readBytesPerSecond: 4000,
    writtenBytesPerSecond: 0,
    voluntarySwitchesPerSecond: 20,
    involuntarySwitchesPerSecond: 1,
    waitPercent: 25,
  });
});

test('what was not read both times has no rate', (t) => {
  t.deepEqual(ratesBetween({}, { io: io(1, 1) }), {});
  t.deepEqual(ratesBetween({ io: { unread: 'eacces' } }, { io: io(1, 1) }), {});
  t.deepEqual(ratesBetween({ io: io(1, 1) }, { io: { unread: 'eacces' } }), {});
  t.deepEqual(ratesBetween({ status: { value: {} } }, { status: { value: {} } }), {});
});

test('a counter that went back has no rate, the others have theirs', (t) => {
  t.deepEqual(ratesBetween({ io: io(10, 10) }, { io: io(9, 20) }), { writtenBytesPerSecond: 10 });
});

test('another life of the same pid has no rate', (t) => {
  const before = sampleWith(1000, details(1010, { io: io(1, 1) }, 6));
  const now = sampleWith(2000, details(2010, { io: io(9, 9) }, 7));
  t.deepEqual([...detailRates(before, now)], [['7:7', {}]]);
});

test('details that stood still for long are measured from the scan before', (t) => {
  const still = details(1010, { io: io(1000, 0) });
  const before = sampleWith(9000, still);
  const unmoved = detailRates(before, sampleWith(10_000, still)).get('7:7');
  t.is(unmoved?.readBytesPerSecond, 0);
  const moved = sampleWith(10_000, details(10_000, { io: io(2000, 0) }));
  t.is(detailRates(before, moved).get('7:7')?.readBytesPerSecond, 1000);
});

test('no time between two readings gives no rate', (t) => {
  const before = sampleWith(1000, details(1000, { io: io(0, 0) }));
  const now = sampleWith(1000, details(1000, { io: io(5, 0) }));
  t.deepEqual(detailRates(before, now).get('7:7'), { writtenBytesPerSecond: 0 });
});

test('a model has the rates of the details of its sample, and none without a sample before', (t) => {
  const first = nextModel(undefined, sampleWith(1000, details(1010, { io: io(0, 0) })));
  t.deepEqual([...first.detailRates], [['7:7', {}]]);
  const second = nextModel(first, sampleWith(2000, details(2010, { io: io(0, 300) })));
  t.is(second.detailRates.get('7:7')?.writtenBytesPerSecond, 300);
  t.is(nextModel(second, sampleAt(3000, [row({ pid: 7 })])).detailRates.size, 0);
});
