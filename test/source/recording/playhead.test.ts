import test from 'ava';
import fc from 'fast-check';
import type { Sample } from '../../../src/sample/sample.js';
import { deltaOf } from '../../../src/source/recording/delta.js';
import type { DeltaFrame } from '../../../src/source/recording/format.js';
import { playheadAt } from '../../../src/source/recording/playhead.js';
import { anySamples, processSample, sample } from './samples.js';

test('whichever frames are made on the way, they are those that were recorded, and stay so', (t) => {
  fc.assert(
    fc.property(anySamples, fc.array(fc.boolean(), { maxLength: 12 }), (samples, isMade) => {
      const [first] = samples;
      if (!first) return;
      const playhead = playheadAt(first);
      const made: [Sample, Sample | undefined][] = [[first, first]];
      for (const [at, delta] of deltasOf(samples).entries()) {
        t.is(playhead.advance(delta), undefined);
        const isLast = at === samples.length - 2;
        if (isLast || isMade[at % isMade.length]) made.push([playhead.sample(), samples[at + 1]]);
      }
      for (const [one, recorded] of made) t.deepEqual(one, recorded);
    }),
    { numRuns: 100 },
  );
});

test('what did not move is the same object in the frames that are made', (t) => {
  const [idle, busy] = [processSample({ pid: 5 }), processSample({ pid: 9, userTicks: 1 })];
  const moved = (userTicks: number) => sample(userTicks, [idle, { ...busy, userTicks }]);
  const before = moved(1);
  const playhead = playheadAt(before);
  for (const delta of deltasOf([before, moved(2), moved(3)])) playhead.advance(delta);
  const after = playhead.sample();
  t.is(after.processes[0], before.processes[0]);
  t.is(after.boot, before.boot);
  t.is(after.host, before.host);
  t.is(after.processes[1]?.userTicks, 3);
  t.is(before.processes[1]?.userTicks, 1);
  t.is(playhead.sample(), after);
});

test('those that were born stand in their place', (t) => {
  const pids = (...list: number[]) =>
    sample(
      0,
      list.map((pid) => processSample({ pid })),
    );
  const before = pids(10, 30);
  const playhead = playheadAt(before);
  for (const delta of deltasOf([before, pids(10, 20, 30), pids(5, 20, 30)]))
    playhead.advance(delta);
  t.deepEqual(
    playhead.sample().processes.map(({ pid }) => pid),
    [5, 20, 30],
  );
});

test('a delta that does not fit the frame before is told, not guessed', (t) => {
  const before = sample(0, []);
  const one = processSample();
  const delta = deltaOf(before, sample(1000, []));
  const said = (changes: Partial<DeltaFrame>, at = before) =>
    playheadAt(at).advance({ ...delta, ...changes });
  const isNotThere = '.changed names a process that was not there';
  t.is(said({ changed: [one] }), isNotThere);
  t.is(said({ changed: [{ pid: 1, userTicks: 9 }] }), isNotThere);
  const other = { ...one, startTicks: one.startTicks + 1 };
  t.is(said({ changed: [other] }, { ...before, processes: [one] }), isNotThere);
  t.is(said({ gone: [one] }), '.gone names a process that was not there');
  t.is(
    said({ details: { list: [{ pid: 1, startTicks: 3, same: ['environment'] }] } }),
    '.details names a part that was not there',
  );
  t.is(said({ born: [one] }, { ...before, processes: [one] }), '.born names a pid that is there');
});

function deltasOf(samples: readonly Sample[]): DeltaFrame[] {
  return samples
    .slice(1)
    .map(
      (one, at) => JSON.parse(JSON.stringify(deltaOf(samples[at] as Sample, one))) as DeltaFrame,
    );
}
