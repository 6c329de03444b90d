import type { StyleName } from '../view/frame.js';
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

/** The paints of every style, for the colours that the terminal has. */
export function themeFor(colours: Colours): Theme {
  const plain = new Map<StyleName, Paint>();
  const inverse = new Map<StyleName, Paint>();
  for (const [style, look] of Object.entries(looks) as [StyleName, Look][]) {
    plain.set(style, paintOf(look, colours, false));
    inverse.set(style, paintOf(look, colours, true));
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

type Look = {
  /** Foregrounds: for 256 colours, for 16. Absent = the terminal's own. */
  readonly colour?: readonly [number, number];
  readonly is?: readonly Mark[];
  /** The marks where there is no colour, if others. */
  readonly isWithoutColour?: readonly Mark[];
};
type Mark = 'bold' | 'underline' | 'inverse' | 'dim' | 'struck';

const red = [203, 9] as const;
const green = [114, 2] as const;
const yellow = [221, 3] as const;
const magenta = [177, 5] as const;
const cyan = [80, 6] as const;
/** Dim is a grey where there is one, SGR 2 elsewhere: bright black is black on some 16-colour terminals. */
const grey = 245;

const looks: Readonly<Record<StyleName, Look>> = {
  text: {},
  dim: { is: ['dim'] },
  title: { is: ['bold'] },
  columnTitle: { colour: cyan, isWithoutColour: ['underline'] },
  sortedColumnTitle: { colour: cyan, is: ['bold'], isWithoutColour: ['bold', 'underline'] },
  stateR: { colour: green },
  stateS: {},
  stateD: { colour: red, is: ['bold'] },
  stateT: { colour: yellow, isWithoutColour: ['underline'] },
  stateZ: { colour: magenta, isWithoutColour: ['underline'] },
  stateX: { is: ['dim', 'struck'] },
  newRow: { is: ['bold'] },
  goneRow: { is: ['dim', 'struck'] },
  thread: { colour: green, isWithoutColour: ['dim'] },
  unknown: { is: ['dim'] },
  high: { colour: red, isWithoutColour: ['bold'] },
  medium: { colour: yellow },
  low: { colour: green },
  meterFrame: { is: ['dim'] },
  treeLine: { is: ['dim'] },
  match: { colour: yellow, is: ['bold', 'underline'] },
  keyName: { colour: cyan, is: ['bold'] },
  keyLabel: {},
  border: { is: ['dim'] },
  note: { colour: yellow, isWithoutColour: ['bold'] },
  good: { colour: green },
  bad: { colour: red, is: ['bold'] },
};

function paintOf(look: Look, colours: Colours, isInverse: boolean): Paint {
  const all = (colours === 'none' ? look.isWithoutColour : undefined) ?? look.is ?? [];
  // Dim turned round would be a patch of grey in the bar of the selected row.
  const marks = isInverse ? all.filter((mark) => mark !== 'dim') : all;
  const isGrey = colours === 256 && marks.includes('dim') && look.colour === undefined;
  const flags =
    (marks.includes('bold') ? 1 : 0) |
    (marks.includes('underline') ? 2 : 0) |
    (marks.includes('inverse') !== isInverse ? 8 : 0);
  const foreground = isGrey ? grey : foregroundOf(look, colours);
  const wrapped = wrapOf(marks.includes('dim') && !isGrey, marks.includes('struck'));
  return { attribute: (flags << 18) | (foreground << 9) | ownColour, ...wrapped };
}

function foregroundOf(look: Look, colours: Colours): number {
  if (look.colour === undefined || colours === 'none') return ownColour;
  return look.colour[colours === 256 ? 0 : 1];
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
