export type Rgb = readonly [number, number, number];

/** What xterm shows for a colour of its 256 from 16 on; the sixteen before are each user's own. */
export function xtermRgb(colour: number): Rgb {
  if (colour >= 232) {
    const grey = 8 + 10 * (colour - 232);
    return [grey, grey, grey];
  }
  const at = colour - 16;
  const level = (step: number) => (step === 0 ? 0 : 55 + 40 * step);
  return [level(Math.floor(at / 36)), level(Math.floor(at / 6) % 6), level(at % 6)];
}

/** Contrast as WCAG 2 counts it: 1 to 21; 4.5 is its AA for text. */
export function contrast(one: Rgb, other: Rgb): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

export type Eye = 'usual' | 'deuteranope' | 'protanope';

/** How far apart two colours look (CIE76 of L*a*b*), to an eye without one kind of cones as Viénot 1999 models it. */
export function distance(one: Rgb, other: Rgb, eye: Eye): number {
  const [a, b] = [labSeen(one, eye), labSeen(other, eye)];
  return Math.hypot(...a.map((value, index) => value - (b[index] ?? 0)));
}

function luminance(colour: Rgb): number {
  const [red, green, blue] = linear(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(colour: Rgb): Rgb {
  const [red, green, blue] = colour.map((byte) => {
    const value = byte / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return [red ?? 0, green ?? 0, blue ?? 0];
}

type Matrix = readonly [Rgb, Rgb, Rgb];

const toCones: Matrix = [
  [17.8824, 43.5161, 4.11935],
  [3.45565, 27.1554, 3.86714],
  [0.0299566, 0.184309, 1.46709],
];
const fromCones: Matrix = [
  [0.0809444479, -0.130504409, 0.116721066],
  [-0.0102485335, 0.0540193266, -0.113614708],
  [-0.000365296938, -0.00412161469, 0.693511405],
];
const toXyz: Matrix = [
  [0.4124, 0.3576, 0.1805],
  [0.2126, 0.7152, 0.0722],
  [0.0193, 0.1192, 0.9505],
];

function labSeen(colour: Rgb, eye: Eye): Rgb {
  const [long, middle, short] = times(toCones, linear(colour));
  const cones: Readonly<Record<Eye, Rgb>> = {
    usual: [long, middle, short],
    deuteranope: [long, 0.494207 * long + 1.24827 * short, short],
    protanope: [2.02344 * middle - 2.52581 * short, middle, short],
  };
  const seen = times(fromCones, cones[eye]).map((value) => Math.max(0, value));
  const [x, y, z] = times(toXyz, [seen[0] ?? 0, seen[1] ?? 0, seen[2] ?? 0]);
  const [fx, fy, fz] = [root(x / 0.95047), root(y), root(z / 1.08883)];
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}

function times(matrix: Matrix, [a, b, c]: Rgb): Rgb {
  const [x, y, z] = matrix.map((row) => row[0] * a + row[1] * b + row[2] * c);
  return [x ?? 0, y ?? 0, z ?? 0];
}

function root(value: number): number {
  return value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116;
}
