import test from 'ava';
import { colourOf, ownColour } from '../../src/terminal/attributes.js';
import { looks } from '../../src/terminal/looks.js';
import { type PaletteName, paletteNames, palettes } from '../../src/terminal/palettes.js';
import { themeFor } from '../../src/terminal/theme.js';
import type { StyleName } from '../../src/view/frame.js';
import { contrast, distance, type Rgb, xtermRgb } from './xterm-colours.js';

const styles = Object.keys(looks) as readonly StyleName[];
const states = ['stateR', 'stateD', 'stateT', 'stateZ'] as const;
const grounds: Readonly<Partial<Record<PaletteName, Rgb>>> = {
  default: [0, 0, 0],
  colourblind: [0, 0, 0],
  light: [255, 255, 255],
};

/** The colour number that a style is painted in, undefined where it is the terminal's own. */
function shownColour(style: StyleName, palette: PaletteName, colours: 16 | 256) {
  const colour = colourOf(themeFor(colours, palette)(style, false));
  return colour === ownColour ? undefined : colour;
}

for (const palette of paletteNames) {
  test(`${palette}: D, T and Z differ from each other and from S with any colours`, (t) => {
    for (const colours of ['none', 16, 256] as const) {
      const theme = themeFor(colours, palette);
      const attributes = (['stateS', 'stateD', 'stateT', 'stateZ'] as const).map((style) =>
        theme(style, false),
      );
      t.is(new Set(attributes).size, 4, String(colours));
    }
  });

  test(`${palette}: no style has a colour where there is none, or one past 16 of 16`, (t) => {
    for (const style of styles) {
      t.is(colourOf(themeFor('none', palette)(style, false)), ownColour, style);
      t.true((shownColour(style, palette, 16) ?? 0) < 16, style);
    }
  });
}

for (const [palette, ground] of Object.entries(grounds) as [PaletteName, Rgb][]) {
  test(`${palette}: each style can be read on its background (WCAG AA, 4.5 to 1)`, (t) => {
    for (const style of styles) {
      const colour = shownColour(style, palette, 256);
      if (colour === undefined) continue;
      t.true(colour >= 16, `${style} is of the sixteen that each terminal has its own of`);
      const ratio = contrast(xtermRgb(colour), ground);
      t.true(ratio >= 4.5, `${style} ${colour}: ${ratio.toFixed(1)}`);
    }
  });
}

test('each palette that has colours says for which background', (t) => {
  const coloured = paletteNames.filter((name) => palettes[name].hues !== undefined);
  t.deepEqual(coloured.toSorted(), Object.keys(grounds).toSorted());
});

test('colourblind: the states stay apart for eyes that do not tell red from green', (t) => {
  for (const eye of ['usual', 'deuteranope', 'protanope'] as const) {
    t.true(leastDistance('colourblind', eye) >= 40, `${eye} ${leastDistance('colourblind', eye)}`);
  }
  t.true(leastDistance('default', 'deuteranope') < 20, 'or this would prove nothing');
});

test('monochrome is what NO_COLOR gives, whatever the terminal can do', (t) => {
  for (const style of styles) {
    const none = themeFor('none')(style, false);
    t.deepEqual(themeFor(256, 'monochrome')(style, false), none, style);
  }
});

function leastDistance(palette: PaletteName, eye: Parameters<typeof distance>[2]): number {
  const colours = states.map((style) => xtermRgb(shownColour(style, palette, 256) ?? 0));
  const pairs = colours.flatMap((one, at) =>
    colours.slice(at + 1).map((other) => distance(one, other, eye)),
  );
  return Math.min(...pairs);
}
