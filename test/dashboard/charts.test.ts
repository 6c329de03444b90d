import test, { type ExecutionContext } from 'ava';
import { recordingPath } from '../helpers/recorded.js';
import { type Dashboard, startDashboard } from './dashboard-in-pty.js';
import { foreignSequence } from './terminal-sequences.js';

const wide = { cols: 200, rows: 50 };
const axis = /⠓⠒⠒⠒.*⠓⠒⠒⠒.*⠓⠒⠒⠒/;
const dots = /[\u2801-\u28ff]/;

const hasCharts = (screen: readonly string[]) => screen.some((row) => axis.test(row));
const hasDots = (screen: readonly string[]) => screen.some((row) => dots.test(row));

/** The rows between the meters and the count of each class. */
function chartPart(screen: readonly string[]): readonly string[] {
  const from = screen.findIndex((row) => row.startsWith('CPU, all'));
  return screen.slice(from + 1, from + 9);
}

/** Until the whole of them has come: what is written last stands lowest, to the right. */
async function withCharts(screen: Dashboard): Promise<void> {
  await screen.waitFor(hasCharts);
  await screen.waitFor(/^ +-60s .* now *$/m);
  await betweenFrames(screen);
}

/** Within a frame a sequence, or a row, may not have come whole. */
async function betweenFrames(screen: Dashboard): Promise<void> {
  await screen.waitFor(() => screen.raw().endsWith('\x1b[m'));
}

async function isInert(t: ExecutionContext, screen: Dashboard): Promise<void> {
  await betweenFrames(screen);
  t.is(foreignSequence(screen.raw()), undefined);
}

test('charts come after the first rows, and C takes them away without leftovers', async (t) => {
  const screen = startDashboard(t, wide);
  await withCharts(screen);
  const raw = screen.raw();
  const firstRow = raw.search(/\/|\[\w/);
  t.true(firstRow >= 0 && firstRow < raw.search(dots));
  screen.press('C');
  await screen.waitFor((rows) => !hasDots(rows) && rows.every((row) => !row.includes('CPU, all')));
  screen.press('C');
  await withCharts(screen);
  await isInert(t, screen);
});

test('with --no-charts none are there until they are wished for', async (t) => {
  const screen = startDashboard(t, { ...wide, args: ['--no-charts', '-d', '0.2'] });
  await screen.waitFor(/^ R [\d,]+/m);
  t.notRegex(screen.raw(), dots);
  screen.press('C');
  await withCharts(screen);
  t.pass();
});

test('a dialog lies over the charts, and leaves them as they were', async (t) => {
  const screen = startDashboard(t, { ...wide, args: ['replay', recordingPath('busy-family')] });
  await withCharts(screen);
  const before = chartPart(screen.screenText());
  screen.press('?');
  await screen.waitFor(/┌─ treetop .* help ─/);
  await betweenFrames(screen);
  const covered = chartPart(screen.screenText());
  t.true(covered.some((row) => /^.{50,}│.*│/.test(row)));
  t.is(covered[0]?.slice(0, 40), before[0]?.slice(0, 40));
  screen.press('q');
  await screen.waitFor((rows) => chartPart(rows).join('\n') === before.join('\n'));
});

test('through a storm of sizes charts go and come, and stand where they belong', async (t) => {
  const screen = startDashboard(t, { ...wide, args: ['-d', '0.2'] });
  await withCharts(screen);
  for (let i = 1; i <= 100; i++) screen.resize(1 + ((i * 37) % 300), 1 + ((i * 17) % 100));
  screen.resize(100, 30);
  await screen.waitFor(
    (rows) => rows.length === 30 && !hasDots(rows) && /q quit/.test(rows[29] ?? ''),
  );
  screen.resize(100, 45);
  await withCharts(screen);
  await screen.waitFor(/^ {5}⠓⠒+ +⠓⠒+ +⠓⠒+ *$/m);
  await isInert(t, screen);
});

for (const [name, options] of [
  ['where all must be ASCII', { env: { LANG: 'C' } }],
  ['with --ascii', { args: ['--ascii'] }],
] as const) {
  test(`${name} charts are made of letters`, async (t) => {
    const { args = [], ...others } = { args: [], ...options };
    const screen = startDashboard(t, { ...wide, ...others, args: [...args, '-d', '0.2'] });
    await screen.waitFor(/`-{8,} +`-{8,}/);
    await screen.waitFor(/100%\|/);
    t.regex(screen.raw(), /^[\x00-\x7f]*$/);
  });
}

test('without colours the lines are told apart by their letters', async (t) => {
  const screen = startDashboard(t, { ...wide, env: { NO_COLOR: '1' }, args: ['-d', '0.2'] });
  await withCharts(screen);
  await screen.waitFor(/S X R T Z D[\s\S]*[⠀-⣿]S /);
  t.notRegex(screen.raw(), /\x1b\[(?:[\d;]*;)?(?:[34][0-8]|9[0-7]|10[0-7])(?:;[\d;]*)?m/);
});
