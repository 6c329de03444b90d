import test from 'ava';
import { attributeOf, colourOf, marks, ownColour } from '../../src/terminal/attributes.js';
import { themeFor } from '../../src/terminal/theme.js';
import type { StyleName } from '../../src/view/frame.js';

const states: StyleName[] = ['stateR', 'stateS', 'stateD', 'stateT', 'stateZ', 'stateX'];

test('without colours no style has one', (t) => {
  const theme = themeFor('none');
  for (const style of [...states, 'high', 'note', 'columnTitle'] as const) {
    t.is(colourOf(theme(style, false)), ownColour, style);
  }
});

test('with 16 colours no style uses more', (t) => {
  const theme = themeFor(16);
  for (const style of [...states, 'high', 'medium', 'dim', 'match'] as const) {
    const colour = colourOf(theme(style, false));
    t.true(colour < 16 || colour === ownColour, `${style} ${colour}`);
  }
});

test('D stands out from every other state with any colours', (t) => {
  for (const colours of ['none', 16, 256] as const) {
    const theme = themeFor(colours);
    const d = theme('stateD', false);
    for (const state of states.filter((other) => other !== 'stateD')) {
      t.not(theme(state, false), d, `${state} with ${colours}`);
    }
  }
});

test('the selection is inverse and keeps its colour', (t) => {
  const theme = themeFor(256);
  const [plain, inverse] = [theme('stateR', false), theme('stateR', true)];
  t.is(inverse, plain | marks.inverse.bit);
});

test('what is gone is dim and struck', (t) => {
  t.is(themeFor(16)('goneRow', false), attributeOf(ownColour, ['dim', 'struck']));
});
