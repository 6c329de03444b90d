import type { InitialOptions } from '../../src/app/initial-state.js';
import { columns } from '../../src/columns/columns.js';
import { byCpu } from '../../src/columns/usual-sorts.js';
import type { Sample } from '../../src/sample/sample.js';
import { chartScreens } from './golden-chart-screens.js';
import { factScreens } from './golden-fact-screens.js';
import { hostScreens } from './golden-host-screens.js';
import { outcomeScreens } from './golden-outcome-screens.js';
import { goldenPanes } from './golden-panes.js';
import { planScreens } from './golden-plan-screens.js';
import { replayScreens } from './golden-replay-screens.js';
import { schedulingScreens } from './golden-scheduling-screens.js';
import { signalScreens } from './golden-signal-screens.js';
import { inAscii } from './in-ascii.js';
import { screenAfter } from './played-screen.js';
import { modelsOfSamples, samplesOf } from './recorded.js';

/** A screen that is kept as text in test/screens/. */
export type GoldenScreen = {
  readonly name: string;
  readonly text: () => Promise<string>;
};

const sizes = {
  '200x50': [200, 50],
  '120x50': [120, 50],
  '120x30': [120, 30],
  '80x24': [80, 24],
  '40x12': [40, 12],
  '20x5': [20, 5],
} as const;
type Size = keyof typeof sizes;

const onlyPids: Partial<InitialOptions> = {
  filter: ({ sample }) => [6, 7].includes(sample.pid),
  filterText: 'only 3 pids',
};

/** Every golden screen there is. */
export const goldenScreens: readonly GoldenScreen[] = [
  ...hostScreens.flatMap(alsoInAsciiWhereUsual),
  ...[
    'running',
    'sleeping',
    'vfork-wait',
    'stopped',
    'traced',
    'zombie',
    'leader-dead',
    'orphan-init',
    'orphan-subreaper',
    'reused-pid',
    'hostile-names',
    'busy-family',
    'short-lived',
  ].map((name) => replayed(name, '120x30')),
  replayed('running', '120x30', 'first-frame', 1),
  replayed('zombie', '120x30', 'before', 4),
  replayed('orphan-init', '120x30', 'before', 3),
  replayed('reused-pid', '120x30', 'before', 3),
  {
    name: 'hostile-names-120x50-names-only',
    text: async () => {
      const models = modelsOfSamples((await samplesOf('hostile-names')).map(withoutCommandLines));
      return screenAfter(models, sizeOf('120x50'));
    },
  },
  {
    name: 'hostile-names-120x30-end',
    text: async () =>
      screenAfter([...modelsOfSamples(await samplesOf('hostile-names')), 'End'], sizeOf('120x30')),
  },
  withThreads('threads', '120x30', ['H']),
  withThreads('threads', '80x24', ['H', 'Down', 'Down', 'Down', 'Down']),
  withThreads('threads-flat', '80x24', ['t', 'H']),
  withThreads('threads-signal', '80x24', ['H', 'End', 'F9']),
  live('subtree', '80x24', ['Down', 'Down', 'Down', 'Down', 'o']),
  live('levels', '80x24', ['(', 'p', 'm']),
  {
    name: 'folded-zombie-80x24',
    text: async () =>
      screenAfter(
        [...modelsOfSamples((await samplesOf('zombie')).slice(0, 3)), '*'],
        sizeOf('80x24'),
      ),
  },
  replayed('hostile-names', '80x24'),
  replayed('hostile-names', '40x12'),
  replayed('busy-family', '80x24'),
  replayed('busy-family', '40x12'),
  replayed('busy-family', '20x5'),
  replayed('orphan-init', '80x24'),
  live('help', '120x30', ['?']),
  live('help', '80x24', ['?', 'PgDn']),
  live('help', '40x12', ['?']),
  live('picker', '120x30', ['Down', 'Down', 'Down', 'F9']),
  live('picker', '80x24', ['Down', 'Down', 'F9', 'S', 'T', 'O']),
  live('picker', '40x12', ['Down', 'Down', 'F9']),
  live('picker-init', '80x24', ['Down', 'F9']),
  live('sort', '120x30', ['F6', 'Down', 'Down']),
  live('sort', '80x24', ['F6']),
  live('search', '80x24', ['/', 'b', '1']),
  live('search-no-match', '80x24', ['/', 'q', 'q']),
  live('columns', '200x50', ['F2', ...Array<string>(8).fill('Down'), 'Space']),
  live('columns', '80x24', ['F2', 'Down', 'Space', 'Down']),
  live('all-columns', '200x50', [], { columns }),
  live('own-columns', '80x24', [], { columns: named('pid', 'ppid', 'comm', 'elapsedMs') }),
  live('only-pids', '80x24', [], onlyPids),
  live('only-pids', '40x12', [], onlyPids),
  live('tagged', '200x50', ['Down', 'Down', 'Down', 'c', 'K']),
  live('tagged', '80x24', ['Down', 'Down', 'Space', 'Space', 'End', 'Space']),
  live('tagged', '40x12', ['Down', 'Down', 'Space', 'Space']),
  live('tagged-picker', '80x24', ['Down', 'Down', 'c', 'F9']),
  live('classes', '80x24', ['s', 'R', 'Down']),
  live('classes-kept', '200x50', ['s', 'R', 'Esc']),
  live('users', '40x12', ['u', 'Down']),
  live('users-kept', '80x24', ['u', 'r', 'Enter']),
  live('without-meters', '80x24', ['#']),
  live('filter-typing', '80x24', ['\\', ...'child-b']),
  live('filter-empty', '40x12', ['\\']),
  live('filter-kept', '200x50', ['\\', ...'child-b', 'Enter']),
  live('filter-kept', '80x24', ['K', '\\', ...'child-b', 'Enter']),
  live('flat-by-cpu', '120x30', ['t', 'Down']),
  live('flat-by-cpu', '80x24', ['t']),
  live('folded', '80x24', ['Home', 'Down', 'Down', '-', 'End', '-', '-']),
  live('all-folded', '80x24', ['*']),
  live('collapsed', '80x24', [], { isCollapsed: true }),
  live('paused', '80x24', ['Z']),
  live('following', '80x24', ['End', 'F']),
  live('interval', '80x24', ['d', '2', '.', '5']),
  live('empty-filter', '80x24', [], { filter: () => false }),
  live('filter', '80x24', [], { filter: ({ sample }) => sample.comm === 'child-b1' }),
  live('sorted-tree', '80x24', [], { sort: byCpu }),
  live('read-only', '80x24', ['Down', 'F9'], { isReadOnly: true }),
  ...(['200x50', '80x24', '40x12'] as const).flatMap((size) => [
    ...alsoInAscii(live('main', size, ['Down', 'Down'])),
    ...alsoInAscii(live('help-open', size, ['?'])),
    ...alsoInAscii(live('picker-open', size, ['Down', 'Down', 'F9'])),
    ...alsoInAscii(live('sort-open', size, ['F6'])),
    ...alsoInAscii(live('columns-open', size, ['F2', 'Down'])),
    ...alsoInAscii(live('users-open', size, ['u'])),
    ...alsoInAscii(live('classes-open', size, ['s', 'R'])),
    ...alsoInAscii(live('filter-open', size, ['\\', ...'child-b', 'Space', ...'pid>'])),
  ]),
  ...goldenPanes.flatMap(alsoInAsciiWhereUsual),
  ...chartScreens,
  ...factScreens,
  ...schedulingScreens,
  ...signalScreens,
  ...outcomeScreens,
  ...planScreens,
  ...replayScreens.flatMap(alsoInAscii),
  { name: 'too-small-19x4', text: async () => screenAfter([], { width: 19, height: 4 }) },
  { name: 'no-sample-yet-80x24', text: async () => screenAfter([], { width: 80, height: 24 }) },
];

/** Each pane is kept in ASCII once at each size, not what is odd about some processes. */
function alsoInAsciiWhereUsual(screen: GoldenScreen): readonly GoldenScreen[] {
  const isUsual = /^(pane-(process|environment|files|locks|command)|devices|container)-\d/.test(
    screen.name,
  );
  return isUsual ? alsoInAscii(screen) : [screen];
}

/** The screen, and once more as where all is written in ASCII. */
function alsoInAscii(screen: GoldenScreen): readonly GoldenScreen[] {
  const ascii = async () => inAscii(await screen.text());
  return [screen, { name: `${screen.name}-ascii`, text: ascii }];
}

/** Columns by their ids. */
function named(...ids: readonly string[]) {
  return columns.filter(({ id }) => ids.includes(id));
}

/** The last frame of a recording, or another, as `treetop replay` shows it. */
function replayed(recording: string, size: Size, what?: string, frames?: number): GoldenScreen {
  return {
    name: [recording, size, what].filter(Boolean).join('-'),
    text: async () => {
      const samples = await samplesOf(recording);
      const models = modelsOfSamples(samples.slice(0, frames));
      return screenAfter(models, { ...sizeOf(size), frameCount: samples.length });
    },
  };
}

/** A process of six threads, as if it were on this machine. */
function withThreads(what: string, size: Size, keys: readonly string[]): GoldenScreen {
  return {
    name: `${what}-${size}`,
    text: async () => {
      const models = modelsOfSamples((await samplesOf('few-threads')).map(signallable));
      return screenAfter([...models, ...keys], sizeOf(size));
    },
  };
}

/** The busy family as if it were on this machine: what a live screen looks like. */
function live(
  what: string,
  size: Size,
  keys: readonly string[],
  options: Partial<InitialOptions> = {},
): GoldenScreen {
  return {
    name: `${what}-${size}`,
    text: async () => {
      const models = modelsOfSamples((await samplesOf('busy-family')).map(signallable));
      return screenAfter([...models, ...keys], { ...sizeOf(size), ...options });
    },
  };
}

function signallable(sample: Sample): Sample {
  return { ...sample, viewer: { ...sample.viewer, pid: 4711, canSignal: true } };
}

/** As where no command line may be read: the name in brackets stands in its place. */
function withoutCommandLines(sample: Sample): Sample {
  const processes = sample.processes.map(({ cmdline: _, ...kept }) => kept);
  return { ...sample, processes };
}

function sizeOf(size: Size) {
  const [width, height] = sizes[size];
  return { width, height };
}
