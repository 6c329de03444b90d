/** The part of the widget for lines that we use; its package has types only for all widgets together. */
declare module 'blessed-contrib/lib/widget/charts/line.js' {
  import type { Widgets } from 'blessed';

  export type Context = {
    beginPath: () => void;
    moveTo: (x: number, y: number) => void;
    lineTo: (x: number, y: number) => void;
    fillText: (text: string, x: number, y: number) => void;
    clearRect: (x: number, y: number, width: number, height: number) => void;
    /** What `stroke` draws: from each point to the next, where that is not one to begin at. */
    _currentPath: { readonly point: [x: number, y: number]; readonly stroke: boolean }[];
    readonly _canvas: Canvas;
  };

  /** Dots, two wide and four high in a cell: a byte for each cell, from left to right and from above. */
  export type Canvas = {
    readonly width: number;
    readonly height: number;
    readonly content: Uint8Array;
    /** What it draws in. */
    readonly color: number;
    readonly clear: () => void;
    set: (x: number, y: number) => void;
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
