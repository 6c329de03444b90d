import type { Canvas, Context } from 'blessed-contrib/lib/widget/charts/line.js';

/** What was drawn: for each cell, from left to right and from above, its dots and their colour. */
export type Drawn = {
  /** In cells. */
  readonly width: number;
  readonly dots: Uint8Array;
  readonly colours: Uint8Array;
};

/**
 * Makes the widget's context draw as we need it: with gaps, and without words. And with less work, since what
 * runs once in a few seconds V8 hardly makes fast: by itself it would clear dot by dot, by triangles, and
 * multiply each point by a matrix that turns nothing.
 */
export function drawLightly(context: Context): Drawn {
  context.fillText = () => {};
  context.clearRect = () => context._canvas.clear();
  drawGaps(context);
  return setLightly(context._canvas);
}

/** It knows no gaps: a line breaks off where there is no number. */
function drawGaps(context: Context): void {
  let isDrawing = false;
  context.beginPath = () => {
    isDrawing = false;
    context._currentPath = [];
  };
  context.moveTo = (x, y) => addPoint(context._currentPath, x, y, false);
  context.lineTo = (x, y) => {
    if (!isDrawing) context.moveTo(x, y);
    isDrawing = !Number.isNaN(y);
    // To where it is already: a point that stands alone is a dot.
    if (isDrawing) addPoint(context._currentPath, x, y, true);
  };
}

/** A level line goes on to where it is level: the same dots, and on a quiet machine most lines are level. */
function addPoint(path: Context['_currentPath'], x: number, y: number, stroke: boolean): void {
  const point: [number, number] = [Math.floor(x), Math.floor(y)];
  const last = path.at(-1);
  const isOn = stroke && last?.stroke === true && last.point[1] === point[1];
  if (isOn && path.at(-2)?.point[1] === point[1]) last.point[0] = point[0];
  else path.push({ point, stroke });
}

/** The canvas keeps colours as what drives a terminal: we want their numbers. */
function setLightly(canvas: Canvas): Drawn {
  const { content: dots, width, height } = canvas;
  const colours = new Uint8Array(dots.length);
  canvas.set = (x, y) => {
    if (x < 0 || x >= width || y < 0 || y >= height) return;
    const cell = (width >> 1) * (y >> 2) + (x >> 1);
    dots[cell] = (dots[cell] ?? 0) | (dotBits[(y & 3) * 2 + (x & 1)] ?? 0);
    colours[cell] = canvas.color;
  };
  return { width: width >> 1, dots, colours };
}

/** Of the dots of a cell, two in each row. */
const dotBits = [0x1, 0x8, 0x2, 0x10, 0x4, 0x20, 0x40, 0x80];
