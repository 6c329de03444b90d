import type { StyleName } from '../view/frame.js';
import type { Mark } from './attributes.js';

/** What a colour is for; which it is, a palette says. */
export type Hue = 'alarm' | 'calm' | 'caution' | 'odd' | 'accent';

/** How a style looks in every palette. A state is told apart by its marks too, for there may be no colour. */
export type Look = {
  /** Absent = the terminal's own colour. */
  readonly hue?: Hue;
  readonly is?: readonly Mark[];
  /** The marks where there is no colour, if others. */
  readonly isWithoutColour?: readonly Mark[];
};

export const looks: Readonly<Record<StyleName, Look>> = {
  text: {},
  dim: { is: ['dim'] },
  title: { is: ['bold'] },
  columnTitle: { hue: 'accent', isWithoutColour: ['underline'] },
  sortedColumnTitle: { hue: 'accent', is: ['bold'], isWithoutColour: ['bold', 'underline'] },
  stateR: { hue: 'calm' },
  stateS: {},
  stateD: { hue: 'alarm', is: ['bold'] },
  stateT: { hue: 'caution', isWithoutColour: ['underline'] },
  stateZ: { hue: 'odd', isWithoutColour: ['bold', 'underline'] },
  stateX: { is: ['dim', 'struck'] },
  newRow: { is: ['bold'] },
  goneRow: { is: ['dim', 'struck'] },
  tagged: { hue: 'caution', is: ['bold'] },
  thread: { hue: 'calm', isWithoutColour: ['dim'] },
  unknown: { is: ['dim'] },
  high: { hue: 'alarm', isWithoutColour: ['bold'] },
  medium: { hue: 'caution' },
  low: { hue: 'calm' },
  meterFrame: { is: ['dim'] },
  treeLine: { is: ['dim'] },
  match: { hue: 'caution', is: ['bold', 'underline'] },
  keyName: { hue: 'accent', is: ['bold'] },
  keyLabel: {},
  border: { is: ['dim'] },
  note: { hue: 'caution', isWithoutColour: ['bold'] },
  good: { hue: 'calm' },
  bad: { hue: 'alarm', is: ['bold'] },
};
