// A small dashboard for the tests of the terminal room: it paints a counter, wide characters and the
// keys that it was given. Keys: q ends it, Ctrl-Z suspends, x throws, r rejects, b paints busily.
import process from 'node:process';
import { openTerminal } from '../../src/terminal/terminal.js';
import { terminalAbilities } from '../../src/terminal/terminal-abilities.js';
import { installWaysOut } from '../../src/terminal/way-out.js';
import type { Frame, FrameRow } from '../../src/view/frame.js';

const abilities = terminalAbilities(process.env, {
  stdin: process.stdin.isTTY,
  stdout: process.stdout.isTTY,
});
if (!abilities.isUsable) {
  console.error(abilities.reason);
  process.exit(1);
}

let painted = 0;
let resumed = 0;
const keys: string[] = [];
const waysOut = installWaysOut({ restore: () => terminal.close() });
const terminal = openTerminal({
  ...abilities,
  onKey,
  onMouse: ({ type, x, y }) => onKey(`${type}@${x},${y}`),
  onResize: paint,
  onResume: () => {
    resumed++;
    paint();
  },
  onLost: waysOut.lost,
});
paint();

function onKey(key: string) {
  keys.push(key);
  if (key === 'q') return waysOut.exit(0);
  if (key === 'x') throw new Error('thrown \x1b[31mon purpose');
  if (key === 'r') void Promise.reject(new Error('rejected on purpose'));
  if (key === 'b') setInterval(paint, 1);
  if (key === 'Ctrl-Z') terminal.suspend();
  paint();
}

function paint() {
  painted++;
  terminal.paint(frame());
}

function frame(): Frame {
  const { width, height } = terminal.size();
  const rows: FrameRow[] = [
    [{ text: `size ${width}x${height} painted ${painted} resumed ${resumed}`, style: 'title' }],
    [{ text: `keys ${keys.slice(-40).join(' ')}`, style: 'text' }],
    [{ text: `pid ${process.pid}`, style: 'dim' }],
    wideRow('ascii ..', 'stateR'),
    wideRow('日本 ghi', 'stateD'),
    wideRow('😀 defgh', 'stateT'),
    wideRow('e\u0301a\u0323bcdefg', 'stateZ'),
    wideRow('├─▾█▒●…─', 'treeLine'),
    wideRow('ABC\x1b[41m', 'high'),
  ];
  const filler: FrameRow = [
    { text: `${painted % 2 ? 'odd' : 'even'} `.repeat(100).slice(0, width), style: 'stateX' },
  ];
  while (rows.length < height) rows.push(filler);
  return { width, height, rows: rows.slice(0, height), charts: [] };
}

/** What is eight cells wide, and a bar that must stand in the same column in each row. */
function wideRow(
  text: string,
  style: 'stateR' | 'stateD' | 'stateT' | 'stateZ' | 'treeLine' | 'high',
): FrameRow {
  return [
    { text, style },
    { text: '|', style: 'text', isInverse: true },
  ];
}
