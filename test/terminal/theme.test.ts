import test from 'ava';
import { themeFor, withoutSeams } from '../../src/terminal/theme.js';
import type { StyleName } from '../../src/view/frame.js';

const states: StyleName[] = ['stateR', 'stateS', 'stateD', 'stateT', 'stateZ', 'stateX'];
const foreground = (attribute: number) => (attribute >> 9) & 0x1ff;

test('without colours no style has one', (t) => {
  const theme = themeFor('none');
  for (const style of [...states, 'high', 'note', 'columnTitle'] as const) {
    t.is(theme(style, false).attribute & 0x3ffff, 0x3ffff, style);
  }
});

test('with 16 colours no style uses more', (t) => {
  const theme = themeFor(16);
  for (const style of [...states, 'high', 'medium', 'dim', 'match'] as const) {
    const colour = foreground(theme(style, false).attribute);
    t.true(colour < 16 || colour === 0x1ff, `${style} ${colour}`);
  }
});

test('D stands out from every other state with any colours', (t) => {
  for (const colours of ['none', 16, 256] as const) {
    const theme = themeFor(colours);
    const d = theme('stateD', false).attribute;
    for (const state of states.filter((other) => other !== 'stateD')) {
      t.not(theme(state, false).attribute, d, `${state} with ${colours}`);
    }
  }
});

test('the selection is inverse and keeps its colour', (t) => {
  const theme = themeFor(256);
  const [plain, inverse] = [theme('stateR', false), theme('stateR', true)];
  t.is(inverse.attribute, plain.attribute | (8 << 18));
});

test('what is gone is dim and struck', (t) => {
  t.like(themeFor(16)('goneRow', false), { before: '\x1b[2m\x1b[9m', after: '\x1b[22m\x1b[29m' });
});

test('neighbours of one look are written without a seam, others keep theirs', (t) => {
  const gone = themeFor(16)('goneRow', false);
  const dim = themeFor(16)('dim', false);
  const cell = (paint: typeof gone, text: string) => paint.before + text + paint.after;
  t.is(withoutSeams(cell(gone, 'a') + cell(gone, 'b')), cell(gone, 'ab'));
  t.is(withoutSeams(cell(dim, 'a') + cell(dim, 'b')), cell(dim, 'ab'));
  t.is(withoutSeams(cell(gone, 'a') + cell(dim, 'b')), cell(gone, 'a') + cell(dim, 'b'));
});
