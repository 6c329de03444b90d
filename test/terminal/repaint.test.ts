// Whatever frames come one after the other, the terminal shows the last as if it had been the only one.
import { EventEmitter } from 'node:events';
import { fc, testProp } from '@fast-check/ava';
import type { BlessedOutput } from '../../src/terminal/output-stream.js';
import { createScreen } from '../../src/terminal/screen.js';
import type { Colours } from '../../src/terminal/terminal-abilities.js';
import { themeFor } from '../../src/terminal/theme.js';
import type { FrameRow, Span } from '../../src/view/frame.js';
import { shownCells } from './shown-cells.js';

process.env['TERM'] = 'xterm-256color';

const size = { width: 24, height: 5 };

const span: fc.Arbitrary<Span> = fc.record({
  text: fc.string({
    unit: fc.constantFrom(...'abcdefg 0123│█▓─⠉⣿●…日é'),
    maxLength: 9,
  }),
  style: fc.constantFrom('text', 'dim', 'low', 'goneRow', 'keyName', 'high', 'match', 'stateX'),
  isInverse: fc.boolean(),
});

const row: fc.Arbitrary<FrameRow> = fc.array(span, { maxLength: 4 });

/** Of each row which of a few it is: the next frame has some of the very same rows. */
const frames = fc
  .array(row, { minLength: 1, maxLength: 6 })
  .chain((rows) =>
    fc.array(fc.array(fc.constantFrom(...rows), { minLength: 5, maxLength: 5 }), { minLength: 1 }),
  );

testProp(
  'the last of many frames looks as if it had been the only one',
  [frames, fc.constantFrom<Colours>(256, 16, 'none'), fc.boolean()],
  async (t, all, colours, isUtf8) => {
    const last = all.slice(-1);
    t.deepEqual(await shownAfter(all, colours, isUtf8), await shownAfter(last, colours, isUtf8));
  },
  { numRuns: 60 },
);

async function shownAfter(
  all: readonly (readonly FrameRow[])[],
  colours: Colours,
  isUtf8: boolean,
) {
  const written: string[] = [];
  const output: BlessedOutput = Object.assign(new EventEmitter(), {
    columns: size.width,
    rows: size.height,
    isTTY: true as const,
    writable: true,
    write: (text: string) => written.push(text) > 0,
  });
  const screen = createScreen({
    input: new EventEmitter(),
    output,
    theme: themeFor(colours),
    isUtf8,
    hasBraille: true,
    hasMouse: false,
    size,
    on: { chartsDue: () => {}, troubled: () => {} },
  });
  for (const rows of all) screen.paint({ ...size, rows, charts: [] });
  return shownCells(written.join(''), size);
}
