import test from 'ava';
import type { CpuTimes } from '../../../src/sample/host-sample.js';
import type { Sample } from '../../../src/sample/sample.js';
import { busyShare } from '../../../src/source/recording/cpu-growth.js';
import { stripMarks, stripParts } from '../../../src/source/recording/strip.js';
import {
  type Glance,
  glanceAt,
  stripOf,
  type Watch,
} from '../../../src/source/recording/strip-tracker.js';
import { processSample, sample } from './samples.js';

const init = processSample();

test('marks say what was seen: an end, another parent, a zombie', (t) => {
  const child = processSample({ pid: 5, ppid: 4 });
  const marks = marksOf([
    sample(0, [init, child]),
    sample(1000, [init, { ...child, ppid: 1 }]),
    sample(2000, [init, { ...child, ppid: 1, stateCode: 'Z' }]),
    sample(3000, [init, { ...child, ppid: 1, stateCode: 'Z', userTicks: 9 }]),
    sample(4000, [init]),
    sample(5000, [init, processSample({ pid: 6, stateCode: 'Z' })]),
  ]);
  t.deepEqual(marks, [
    0,
    stripMarks.adopted,
    stripMarks.zombie,
    0,
    stripMarks.exited,
    stripMarks.zombie,
  ]);
});

test('a long wait is marked once, when it has lasted five seconds, and only if it was one wait', (t) => {
  const waiting = (pid: number, userTicks = 0) => processSample({ pid, stateCode: 'D', userTicks });
  const marks = marksOf(
    Array.from({ length: 14 }, (_, second) =>
      sample(second * 1000, [
        // Waits from second 2 on.
        second < 2 ? processSample({ pid: 2 }) : waiting(2),
        // Runs now and then between its waits.
        waiting(3, Math.floor(second / 3)),
        ...(second === 6 ? [] : [waiting(4)]),
      ]),
    ),
  );
  const long = marks.flatMap((mark, second) => (mark & stripMarks.longWait ? [second] : []));
  // Of pid 4 at 5; of pid 2 at 7; of pid 4 again at 12, five seconds after it came back.
  t.deepEqual(long, [5, 7, 12]);
});

test('the next process of a pid does not inherit the wait', (t) => {
  const waiting = (startTicks: number) => processSample({ pid: 2, stateCode: 'D', startTicks });
  const marks = marksOf([
    sample(0, [waiting(1)]),
    sample(4000, [waiting(2)]),
    sample(6000, [waiting(2)]),
  ]);
  t.deepEqual(marks, [0, stripMarks.exited, 0]);
});

test('the load of a part is the mean over its time', (t) => {
  const at = (ms: number, load?: number): Glance => ({
    takenAtMs: ms,
    monotonicMs: ms,
    load,
    marks: 0,
  });
  const each = stripOf([at(0, 1), at(30_000, 0.5), at(60_000, 1)]).loads;
  t.deepEqual(each.slice(0, 30), Array<number>(30).fill(0.5));
  t.deepEqual(each.slice(30), Array<number>(30).fill(1));
  const [first, second, last] = [0, 1, 59].map(
    (part) => stripOf([at(0), at(500, 0), at(1500, 1), at(60_000)]).loads[part],
  );
  t.deepEqual([first, second, last], [0.5, 1, undefined]);
});

test('one frame, or a clock that went back, gives a strip all the same', (t) => {
  const at = (monotonicMs: number): Glance => ({ takenAtMs: 0, monotonicMs, load: 1, marks: 1 });
  for (const glances of [[], [at(5)], [at(5), at(3)], [at(5), at(5)], [at(5), at(9), at(2)]]) {
    const { loads, marks } = stripOf(glances);
    t.is(loads.length, stripParts);
    t.is(marks.length, stripParts);
    t.true(loads.every((load) => load === undefined || (load >= 0 && load <= 1)));
    t.is(
      marks.reduce((all, mark) => all | mark, 0),
      glances.length > 0 ? 1 : 0,
    );
  }
});

test('the busy share is of the CPUs that were there both times; what cannot be is not known', (t) => {
  const cpu = (id: number, busy: number, idle: number): CpuTimes => ({
    ...{ id, user: busy, nice: 0, system: 0, idle, iowait: 0, irq: 0, softirq: 0, steal: 0 },
  });
  t.is(busyShare([cpu(0, 0, 0), cpu(2, 0, 0)], [cpu(0, 10, 10), cpu(2, 20, 0)]), 0.75);
  t.is(busyShare([cpu(0, 0, 0)], [cpu(0, 10, 10), cpu(1, 999, 0)]), 0.5);
  t.is(busyShare([cpu(0, 5, 5)], [cpu(0, 5, 5)]), undefined);
  t.is(busyShare([cpu(0, 5, 5)], [cpu(0, 9, 4)]), undefined);
  t.is(busyShare([], []), undefined);
});

function marksOf(samples: readonly Sample[]): number[] {
  let watch: Watch | undefined;
  return samples.map((one) => {
    const next = glanceAt(one, watch);
    watch = next.watch;
    return next.glance.marks;
  });
}
