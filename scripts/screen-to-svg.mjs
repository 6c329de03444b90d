// A terminal's cells as an SVG that needs nothing but a monospaced font.

const cell = { width: 8.4, height: 18, size: 14, base: 13.5 };
const margin = 14;
const colours = { text: '#c9ced6', ground: '#15181d' };
// As xterm has them.
const sixteen = [
  ...['#000000', '#cd3131', '#0dbc79', '#e5e510', '#2472c8', '#bc3fbc', '#11a8cd', '#e5e5e5'],
  ...['#666666', '#f14c4c', '#23d18b', '#f5f543', '#3b8eea', '#d670d6', '#29b8db', '#ffffff'],
];

/** The screen of an @xterm/headless terminal. */
export function screenToSvg(terminal, title) {
  const width = terminal.cols * cell.width + 2 * margin;
  const height = terminal.rows * cell.height + 2 * margin;
  const rows = Array.from({ length: terminal.rows }, (_, y) => rowOf(terminal, y));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${short(width)} ${short(height)}" role="img" aria-label="${title}">`,
    `<rect width="100%" height="100%" rx="6" fill="${colours.ground}"/>`,
    `<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace" font-size="${cell.size}" fill="${colours.text}" xml:space="preserve">`,
    ...rows,
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

function rowOf(terminal, y) {
  const line = terminal.buffer.active.getLine(terminal.buffer.active.viewportY + y);
  return runsOf(line, terminal.cols)
    .flatMap((run) => [groundOf(run, y), ...(/\S/.test(run.text) ? [textOf(run, y)] : [])])
    .filter((element) => element !== '')
    .join('\n');
}

/** Neighbours of one look; a wide character, and what fills its cell whole, stands alone. */
function runsOf(line, cols) {
  const runs = [];
  for (let x = 0; x < cols; x += 1) {
    const at = line?.getCell(x);
    if (!at || at.getWidth() === 0) continue;
    const look = lookOf(at);
    const text = at.getChars() || ' ';
    const last = runs.at(-1);
    const isAlone = at.getWidth() !== 1 || isDrawn(text) || (last && isDrawn(last.text));
    if (last && !isAlone && sameLook(last.look, look) && last.cells === x - last.x) {
      last.text += text;
      last.cells += 1;
    } else {
      runs.push({ x, text, look, cells: at.getWidth() });
    }
  }
  return runs;
}

function lookOf(at) {
  const text = at.isFgPalette() ? paletteColour(at.getFgColor()) : colours.text;
  const ground = at.isBgPalette() ? paletteColour(at.getBgColor()) : colours.ground;
  const isInverse = at.isInverse() !== 0;
  return {
    text: isInverse ? ground : text,
    ground: isInverse ? text : ground,
    isBold: at.isBold() !== 0,
    isDim: at.isDim() !== 0,
    lines: [at.isUnderline() ? 'underline' : '', at.isStrikethrough() ? 'line-through' : '']
      .filter(Boolean)
      .join(' '),
  };
}

function sameLook(a, b) {
  return Object.keys(a).every((key) => a[key] === b[key]);
}

function paletteColour(index) {
  if (index < 16) return sixteen[index];
  if (index >= 232) return hex([1, 1, 1].map(() => 8 + 10 * (index - 232)));
  const level = (step) => (step === 0 ? 0 : 55 + 40 * step);
  const cube = index - 16;
  return hex([Math.floor(cube / 36), Math.floor(cube / 6) % 6, cube % 6].map(level));
}

function hex(channels) {
  return `#${channels.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

function groundOf({ x, cells, look }, y) {
  return look.ground === colours.ground ? '' : rect(box(x, y, cells), look.ground);
}

function textOf(run, y) {
  if (isDrawn(run.text)) return drawn(run, y);
  // No wider than its letters: a font of another width is squeezed, blanks at the ends are none.
  const start = run.text.length - run.text.trimStart().length;
  const text = run.text.trim();
  const cells = run.text.length === run.cells ? text.length : run.cells;
  const marks = [
    run.look.text === colours.text ? '' : ` fill="${run.look.text}"`,
    run.look.isBold ? ' font-weight="bold"' : '',
    run.look.isDim ? ' opacity="0.6"' : '',
    run.look.lines === '' ? '' : ` text-decoration="${run.look.lines}"`,
    cells > 1 ? ` textLength="${short(cells * cell.width)}" lengthAdjust="spacingAndGlyphs"` : '',
  ].join('');
  const { left, top } = box(run.x + start, y, cells);
  return `<text x="${short(left)}" y="${short(top + cell.base)}"${marks}>${escaped(text)}</text>`;
}

/** Fonts differ most in lines and blocks, and leave gaps between them: these are drawn. */
function isDrawn(text) {
  return /^[\u2500-\u2503\u250c-\u254b\u2580-\u2593\u2594\u2595]$/.test(text);
}

function drawn({ text, x, look }, y) {
  const at = box(x, y, 1);
  const block = blocks(text, at);
  const opacity = look.isDim ? 0.6 : 1;
  if (block) return rect(block, look.text, opacity * (block.opacity ?? 1));
  const middle = { x: at.left + at.width / 2, y: at.top + at.height / 2 };
  const code = text.charCodeAt(0);
  const has = (codes) => codes.some(([from, to]) => code >= from && code <= to);
  const toLeft = has([
    [0x2500, 0x2501],
    [0x2510, 0x2513],
    [0x2518, 0x251b],
    [0x2524, 0x254b],
  ]);
  const toRight = has([
    [0x2500, 0x2501],
    [0x250c, 0x250f],
    [0x2514, 0x2517],
    [0x251c, 0x2523],
    [0x252c, 0x254b],
  ]);
  const up = has([
    [0x2502, 0x2503],
    [0x2514, 0x252b],
    [0x2534, 0x254b],
  ]);
  const down = has([
    [0x2502, 0x2503],
    [0x250c, 0x2513],
    [0x251c, 0x2533],
    [0x253c, 0x254b],
  ]);
  const path = [
    toLeft ? `M${short(at.left)} ${short(middle.y)}H${short(middle.x)}` : '',
    toRight ? `M${short(middle.x)} ${short(middle.y)}H${short(at.left + at.width)}` : '',
    up ? `M${short(middle.x)} ${short(at.top)}V${short(middle.y)}` : '',
    down ? `M${short(middle.x)} ${short(middle.y)}V${short(at.top + at.height)}` : '',
  ].join('');
  return `<path d="${path}" stroke="${look.text}" stroke-width="1.2"${opacity < 1 ? ` opacity="${opacity}"` : ''}/>`;
}

/** Where a block element is filled (Unicode, Block Elements). */
function blocks(text, at) {
  const code = text.charCodeAt(0);
  const inset = { ...at, top: at.top + 3, height: at.height - 6 };
  if (code === 0x2588) return inset;
  if (code >= 0x2589 && code <= 0x258f) {
    return { ...inset, width: (at.width * (0x2590 - code)) / 8 };
  }
  if (code === 0x2595) return { ...inset, left: at.left + (at.width * 7) / 8, width: at.width / 8 };
  if (code >= 0x2591 && code <= 0x2593) return { ...inset, opacity: (code - 0x2590) / 4 };
  return undefined;
}

function box(x, y, cells) {
  return {
    left: margin + x * cell.width,
    top: margin + y * cell.height,
    width: cells * cell.width,
    height: cell.height,
  };
}

function rect({ left, top, width, height }, fill, opacity = 1) {
  const place = `x="${short(left)}" y="${short(top)}" width="${short(width)}" height="${short(height)}"`;
  return `<rect ${place} shape-rendering="crispEdges" fill="${fill}"${opacity < 1 ? ` opacity="${short(opacity)}"` : ''}/>`;
}

function short(number) {
  return String(Math.round(number * 100) / 100);
}

function escaped(text) {
  return text.replace(/[&<>]/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[mark]);
}
