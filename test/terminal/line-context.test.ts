import { PassThrough } from 'node:stream';
import { fc, testProp } from '@fast-check/ava';
import test from 'ava';
import blessed from 'blessed';
import line from 'blessed-contrib/lib/widget/charts/line.js';
import { drawLightly } from '../../src/terminal/line-context.js';

const size = { columns: 200, rows: 50, isTTY: true };
const screen = blessed.screen({
  input: Object.assign(new PassThrough(), size, { setRawMode: () => {} }) as never,
  output: Object.assign(new PassThrough(), size) as never,
});
test.after(() => screen.destroy());

const count = 20;

function opened() {
  const style = { baseline: 255 };
  const widget = line({ screen, width: 30, height: 12, xPadding: 6, maxY: 110, style });
  widget.emit('attach');
  widget.ctx.fillText = () => {};
  return widget;
}

// Twice, since what was drawn before is to be gone; and often level.
const lines = fc.array(
  fc.array(fc.oneof(fc.constant(50), fc.integer({ min: 0, max: 100 })), {
    minLength: count,
    maxLength: count,
  }),
  { minLength: 1, maxLength: 3 },
);

testProp(
  'where there are no gaps it draws the very dots that it would draw without us',
  [lines, lines],
  (t, ...drawings) => {
    const [plain, ours] = [opened(), opened()];
    const { dots } = drawLightly(ours.ctx);
    for (const drawing of drawings) {
      const series = drawing.map((y, index) => ({
        x: Array<string>(count).fill('-'),
        y,
        style: { line: index + 1 },
      }));
      plain.setData(series);
      ours.setData(series);
      t.deepEqual([...dots], [...plain.ctx._canvas.content]);
    }
  },
  { numRuns: 50 },
);
