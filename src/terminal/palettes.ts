import type { StyleName } from '../view/frame.js';
import type { Hue, Look } from './looks.js';

/** Foregrounds: for 256 colours, for 16. */
type Colour = readonly [number, number];

export type Palette = {
  /** For the help. */
  readonly summary: string;
  /** Absent = no colour at all. */
  readonly hues?: Readonly<Record<Hue, Colour>>;
  /** What is dim, of 256 colours. With 16 it is SGR 2: bright black is black on some terminals. */
  readonly faint: number;
  /** Only what is to look otherwise than in looks.ts. */
  readonly looks?: Readonly<Partial<Record<StyleName, Look>>>;
};

export type PaletteName = 'default' | 'light' | 'colourblind' | 'monochrome';

export const palettes: Readonly<Record<PaletteName, Palette>> = {
  default: {
    summary: 'for a dark background',
    hues: { alarm: [203, 9], calm: [114, 2], caution: [221, 3], odd: [177, 5], accent: [80, 6] },
    faint: 245,
  },
  light: {
    summary: 'for a light background',
    // The yellow and the cyan of 16 colours cannot be read on white.
    hues: { alarm: [160, 1], calm: [28, 2], caution: [94, 4], odd: [90, 5], accent: [24, 4] },
    faint: 241,
  },
  colourblind: {
    summary: 'orange and blue in place of red and green',
    hues: { alarm: [209, 9], calm: [69, 12], caution: [226, 11], odd: [182, 15], accent: [80, 6] },
    faint: 245,
  },
  monochrome: { summary: 'no colour, as with NO_COLOR', faint: 245 },
};

export const paletteNames = Object.keys(palettes) as readonly PaletteName[];
