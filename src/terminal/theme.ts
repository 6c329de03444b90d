import type { StyleName } from '../view/frame.js';
import { type Look, looks } from './looks.js';
import { type Palette, type PaletteName, palettes } from './palettes.js';
import type { Colours } from './terminal-abilities.js';

/** How cells of one style are painted. */
export type Paint = {
  /** blessed's packed attributes: flags << 18 | foreground << 9 | background, 0x1ff = the terminal's own. */
  readonly attribute: number;
  /** Around each cell, for what blessed's attributes cannot say. */
  readonly before: string;
  readonly after: string;
};

export type Theme = (style: StyleName, isInverse: boolean) => Paint;

/** The paints of every style in a palette, for the colours that the terminal has. */
export function themeFor(colours: Colours, paletteName: PaletteName = 'default'): Theme {
  const plain = new Map<StyleName, Paint>();
  const inverse = new Map<StyleName, Paint>();
  const palette = palettes[paletteName];
  const shown = palette.hues === undefined ? 'none' : colours;
  for (const [style, look] of Object.entries({ ...looks, ...palette.looks }) as [
    StyleName,
    Look,
  ][]) {
    plain.set(style, paintOf(look, palette, shown, false));
    inverse.set(style, paintOf(look, palette, shown, true));
  }
  return (style, isInverse) => (isInverse ? inverse : plain).get(style) ?? blankPaint;
}

/** Without the end and the new start of dim or struck between two cells that both are so. */
export function withoutSeams(text: string): string {
  return seams.reduce((joined, seam) => joined.replaceAll(seam, ''), text);
}

const ownColour = 0x1ff;
export const blankPaint: Paint = {
  attribute: (ownColour << 9) | ownColour,
  before: '',
  after: '',
};

function paintOf(look: Look, palette: Palette, colours: Colours, isInverse: boolean): Paint {
  const all = (colours === 'none' ? look.isWithoutColour : undefined) ?? look.is ?? [];
  // Dim turned round would be a patch of grey in the bar of the selected row.
  const marks = isInverse ? all.filter((mark) => mark !== 'dim') : all;
  const isGrey = colours === 256 && marks.includes('dim') && look.hue === undefined;
  const flags =
    (marks.includes('bold') ? 1 : 0) |
    (marks.includes('underline') ? 2 : 0) |
    (marks.includes('inverse') !== isInverse ? 8 : 0);
  const foreground = isGrey ? palette.faint : foregroundOf(look, palette, colours);
  const wrapped = wrapOf(marks.includes('dim') && !isGrey, marks.includes('struck'));
  return { attribute: (flags << 18) | (foreground << 9) | ownColour, ...wrapped };
}

function foregroundOf({ hue }: Look, { hues }: Palette, colours: Colours): number {
  if (hue === undefined || hues === undefined || colours === 'none') return ownColour;
  return hues[hue][colours === 256 ? 0 : 1];
}

function wrapOf(isDim: boolean, isStruck: boolean): { before: string; after: string } {
  return {
    before: (isDim ? '\x1b[2m' : '') + (isStruck ? '\x1b[9m' : ''),
    after: (isDim ? '\x1b[22m' : '') + (isStruck ? '\x1b[29m' : ''),
  };
}

const seams = [wrapOf(true, true), wrapOf(true, false), wrapOf(false, true)].map(
  ({ before, after }) => after + before,
);
