import test from 'ava';
import { createPainter } from '../../src/terminal/painter.js';
import type { Frame } from '../../src/view/frame.js';

const frames: readonly Frame[] = [1, 2, 3].map((height) => ({
  width: 1,
  height,
  rows: [],
  charts: [],
}));
const [first, second, third] = frames as [Frame, Frame, Frame];

function painterOn(isReady: () => boolean) {
  const done: (Frame | string)[] = [];
  const screen = {
    paint: (frame: Frame) => void done.push(frame),
    resize: ({ width, height }: { width: number; height: number }) =>
      void done.push(`${width}x${height}`),
    enter: () => {},
    leaving: '',
  };
  return { done, painter: createPainter(screen, isReady) };
}

test('while the terminal has not taken a frame only the latest one is kept', (t) => {
  let isReady = true;
  const { done, painter } = painterOn(() => isReady);
  painter.show(first);
  isReady = false;
  painter.show(second);
  painter.show(third);
  t.deepEqual(done, [first]);
  isReady = true;
  painter.drained();
  painter.drained();
  t.deepEqual(done, [first, third]);
});

test('of a storm of resizes only the last one wipes, just before the next paint', (t) => {
  let isReady = false;
  const { done, painter } = painterOn(() => isReady);
  for (let width = 1; width <= 500; width++) painter.wipe({ width, height: 200 });
  painter.show(first);
  t.deepEqual(done, []);
  isReady = true;
  painter.drained();
  t.deepEqual(done, ['500x200', first]);
});

test('what is on the screen is the last frame that the terminal has taken whole', (t) => {
  let isReady = true;
  const { painter } = painterOn(() => isReady);
  t.is(painter.shown(), undefined);
  painter.show(first);
  t.is(painter.shown(), first);
  painter.show(second);
  isReady = false;
  painter.show(third);
  t.is(painter.shown(), first, 'the second is under way');
  isReady = true;
  t.is(painter.shown(), second);
  painter.drained();
  isReady = false;
  t.is(painter.shown(), second, 'the third is under way');
});
