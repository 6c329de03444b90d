import type { StyleName } from '../view/frame.js';
import { attributeOf, ownColour, plainAttribute } from './attributes.js';
import { type Look, looks } from './looks.js';
import { type Palette, type PaletteName, palettes } from './palettes.js';
import type { Colours } from './terminal-abilities.js';

/** The attribute of cells of a style, see attributes.ts. */
export type Theme = (style: StyleName, isInverse: boolean) => number;

/** The attributes of every style in a palette, for the colours that the terminal has. */
export function themeFor(colours: Colours, paletteName: PaletteName = 'default'): Theme {
  const plain = new Map<StyleName, number>();
  const inverse = new Map<StyleName, number>();
  const palette = palettes[paletteName];
  const shown = palette.hues === undefined ? 'none' : colours;
  for (const [style, look] of Object.entries({ ...looks, ...palette.looks }) as [
    StyleName,
    Look,
  ][]) {
    plain.set(style, attributeFor(look, palette, shown, false));
    inverse.set(style, attributeFor(look, palette, shown, true));
  }
  return (style, isInverse) => (isInverse ? inverse : plain).get(style) ?? plainAttribute;
}

function attributeFor(look: Look, palette: Palette, colours: Colours, isTurned: boolean): number {
  const all = (colours === 'none' ? look.isWithoutColour : undefined) ?? look.is ?? [];
  const isGrey = colours === 256 && all.includes('dim') && look.hue === undefined;
  const isInverse = all.includes('inverse') !== isTurned;
  const kept = all.filter(
    (mark) => mark !== 'inverse' && !(mark === 'dim' && (isTurned || isGrey)),
  );
  const foreground = isGrey && !isTurned ? palette.faint : foregroundOf(look, palette, colours);
  // Dim turned round would be a patch of grey in the bar of the selected row.
  return attributeOf(foreground, isInverse ? [...kept, 'inverse'] : kept);
}

function foregroundOf({ hue }: Look, { hues }: Palette, colours: Colours): number {
  if (hue === undefined || hues === undefined || colours === 'none') return ownColour;
  return hues[hue][colours === 256 ? 0 : 1];
}
