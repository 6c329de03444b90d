// CPU time of a refresh against the number of processes, both logarithmic. Grey text and rules of middle lightness and
// no ground of its own, so that it is legible on a light and on a dark page.
const size = { width: 720, height: 440 };
const plot = { left: 70, right: 610, top: 40, bottom: 380 };
const looks = {
  treetop: { colour: '#d6336c', mark: 'circle' },
  htop: { colour: '#2f9e44', mark: 'square' },
  top: { colour: '#1c7ed6', mark: 'diamond' },
  btop: { colour: '#e8890c', mark: 'triangle' },
  atop: { colour: '#9c5ddb', mark: 'cross' },
};
const grey = '#7d858e';

export function picture({ cpu }) {
  const idle = cpu.filter(({ kind }) => kind === 'idle');
  const xs = rangeOf(idle.map(({ count }) => count));
  const ys = rangeOf(idle.map(({ cpuMsPerRefresh }) => cpuMsPerRefresh));
  const at = ({ count, cpuMsPerRefresh }) => ({
    x: plot.left + (plot.right - plot.left) * part(count, xs),
    y: plot.bottom - (plot.bottom - plot.top) * part(cpuMsPerRefresh, ys),
  });
  const names = [...new Set(idle.map(({ program }) => program))];
  const series = names.map((name) => ({
    name,
    points: idle
      .filter(({ program }) => program === name)
      .sort((a, b) => a.count - b.count)
      .map(at),
  }));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="CPU time of a refresh against the number of processes">`,
    `<g font-family="system-ui, sans-serif" font-size="13" fill="${grey}" stroke-width="1">`,
    `<text x="${plot.left}" y="20">CPU time of one refresh, ms (less is better)</text>`,
    `<text x="${(plot.left + plot.right) / 2}" y="${plot.bottom + 42}" text-anchor="middle">processes</text>`,
    ...steps(xs).map((count) => columnRule(count, at({ count, cpuMsPerRefresh: ys.from }).x)),
    ...steps(ys).map((ms) => rowRule(ms, at({ count: xs.from, cpuMsPerRefresh: ms }).y)),
    '</g>',
    ...series.map(lineOf),
    ...labels(series),
    '</svg>',
    '',
  ].join('\n');
}

/** From a power of ten to a power of ten. */
function rangeOf(values) {
  const logs = values.length > 0 ? values.map(Math.log10) : [0, 1];
  const from = Math.floor(Math.min(...logs));
  return { from: 10 ** from, to: 10 ** Math.max(from + 1, Math.ceil(Math.max(...logs) - 0.31)) };
}

/** May be a little more than 1: twice a power of ten is not worth a decade of emptiness. */
function part(value, { from, to }) {
  return (Math.log10(value) - Math.log10(from)) / (Math.log10(2 * to) - Math.log10(from));
}

function steps({ from, to }) {
  const decades = Math.round(Math.log10(to / from));
  return Array.from({ length: decades + 1 }, (_, index) => from * 10 ** index);
}

function columnRule(count, x) {
  return `<line x1="${short(x)}" x2="${short(x)}" y1="${plot.top}" y2="${plot.bottom}" stroke="${grey}" stroke-opacity="0.35"/><text x="${short(x)}" y="${plot.bottom + 20}" text-anchor="middle">${count.toLocaleString('en')}</text>`;
}

function rowRule(ms, y) {
  const told = Number(ms.toPrecision(1)).toLocaleString('en');
  return `<line x1="${plot.left}" x2="${plot.right}" y1="${short(y)}" y2="${short(y)}" stroke="${grey}" stroke-opacity="0.35"/><text x="${plot.left - 8}" y="${short(y + 4)}" text-anchor="end">${told}</text>`;
}

function lineOf({ name, points }) {
  const { colour, mark } = looks[name];
  const path = points.map(({ x, y }) => `${short(x)},${short(y)}`).join(' ');
  const width = name === 'treetop' ? 3 : 2;
  return [
    `<g stroke="${colour}" fill="${colour}" stroke-width="${width}">`,
    `<polyline points="${path}" fill="none"/>`,
    ...points.map((point) => marks[mark](point)),
    '</g>',
  ].join('');
}

/** A shape for each, so that colour alone tells nothing. */
const marks = {
  circle: ({ x, y }) => `<circle cx="${short(x)}" cy="${short(y)}" r="4.5"/>`,
  square: ({ x, y }) => `<rect x="${short(x - 4)}" y="${short(y - 4)}" width="8" height="8"/>`,
  diamond: ({ x, y }) => shape([x, y - 6], [x + 6, y], [x, y + 6], [x - 6, y]),
  triangle: ({ x, y }) => shape([x, y - 6], [x + 6, y + 5], [x - 6, y + 5]),
  cross: ({ x, y }) =>
    `<path d="M${short(x - 4)} ${short(y - 4)}l8 8m0 -8l-8 8" fill="none" stroke-width="2.5"/>`,
};

function shape(...corners) {
  return `<polygon points="${corners.map((corner) => corner.map(short).join(',')).join(' ')}"/>`;
}

/** Beside the last point of each, pushed apart where they would cover each other; below it where others go on. */
function labels(series) {
  const ends = series
    .filter(({ points }) => points.length > 0)
    .map(({ name, points }) => ({ name, ...points.at(-1) }))
    .sort((a, b) => a.y - b.y);
  const furthest = Math.max(...ends.map(({ x }) => x));
  let lowest = Number.NEGATIVE_INFINITY;
  return ends.map(({ name, x, y }) => {
    if (x < furthest) return label(name, x + 6, y + 16);
    lowest = Math.max(y + 4, lowest + 16);
    return label(name, x + 10, lowest);
  });
}

function label(name, x, y) {
  const weight = name === 'treetop' ? 'bold' : 'normal';
  return `<text x="${short(x)}" y="${short(y)}" font-family="system-ui, sans-serif" font-size="13" font-weight="${weight}" fill="${looks[name].colour}">${name}</text>`;
}

function short(value) {
  return Number(value.toFixed(1));
}
