/** The part of the widget for lines that we use; its package has types only for all widgets together. */
declare module 'blessed-contrib/lib/widget/charts/line.js' {
  import type { Widgets } from 'blessed';

  export type Context = {
    beginPath: () => void;
    moveTo: (x: number, y: number) => void;
    lineTo: (x: number, y: number) => void;
    fillText: (text: string, x: number, y: number) => void;
    readonly _canvas: { readonly frame: () => string };
  };

  export type Line = {
    readonly ctx: Context;
    readonly emit: (event: 'attach') => void;
    readonly setData: (series: readonly LineSeries[]) => void;
  };

  export type LineSeries = {
    readonly x: readonly string[];
    readonly y: readonly number[];
    readonly style: { readonly line: number };
  };

  /** Colours are numbers of the 256, from 1: it takes 0 for "none given". */
  export default function line(options: {
    readonly screen: Widgets.Screen;
    readonly width: number;
    readonly height: number;
    readonly xPadding: number;
    readonly maxY: number;
    readonly style: { readonly baseline: number };
  }): Line;
}
