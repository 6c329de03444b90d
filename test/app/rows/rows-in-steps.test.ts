import { isDeepStrictEqual } from 'node:util';
import { fc, testProp } from '@fast-check/ava';
import type { ExecutionContext } from 'ava';
import { rowOrderOf } from '../../../src/app/rows/row-order.js';
import { rowIndexOf } from '../../../src/app/rows/rows-basis.js';
import type { VisibleRow } from '../../../src/app/rows/visible-row.js';
import { visibleRows } from '../../../src/app/rows/visible-rows.js';
import type { State } from '../../../src/app/state.js';
import type { Filter } from '../../../src/columns/filter.js';
import type { Model } from '../../../src/model/model.js';
import { nextModel } from '../../../src/model/next-model.js';
import type { ProcessSample } from '../../../src/sample/process-sample.js';
import { row, sampleAt } from '../../model/made-sample.js';
import { blankScreen, played, type Step, viewer } from '../made-state.js';

/** What happens to one process between two samples. */
type Change = { readonly pid: number; readonly what: What; readonly to: number };
type What = 'born' | 'dies' | 'runs' | 'grows' | 'state' | 'parent' | 'name' | 'user' | 'thread';

const change: fc.Arbitrary<Change> = fc.record({
  pid: fc.integer({ min: 1, max: 30 }),
  what: fc.constantFrom<What>(
    ...(['born', 'born', 'dies', 'runs', 'runs', 'grows', 'state'] as const),
    ...(['parent', 'parent', 'parent', 'name', 'user', 'thread'] as const),
  ),
  to: fc.integer({ min: 0, max: 30 }),
});

type Sampling = { readonly changes: readonly Change[]; readonly users: Users };
type Users = Readonly<Record<string, string>>;

const usual: Users = { '0': 'root', '1000': 'ana' };

const sampling: fc.Arbitrary<Sampling> = fc.record({
  changes: fc.array(change, { maxLength: 6 }),
  users: fc.constantFrom(usual, usual, usual, usual, { '0': 'root', '1000': 'zoe' }),
});

const sortBy = (columnId: string): Step => ({
  type: 'acted',
  action: { type: 'sortBy', columnId },
  dialog: undefined,
});

/** Each with the keys that bring back a table without a dialog. */
const keys: fc.Arbitrary<readonly Step[]> = fc.oneof(
  ...[...'tINPMT*-+()FHKocUZ', 'Home', 'End', 'Down', 'Up', 'PgDn', 'Space', 'n', 'Esc'].map(
    (key) => fc.constant([key]),
  ),
  fc
    .constantFrom('p1', 'r', 'ana', '7', 'cpu>5', 'state=T', '!p2', 'depth>1', 'elapsedMs>2000')
    .map((text) => ['\\', ...text, 'Enter']),
  fc.constantFrom('p', 'p2', '1').map((text) => ['/', ...text, 'Enter']),
  fc.constantFrom('T', 'R').map((one): readonly Step[] => [toggled(one)]),
  fc
    .constantFrom('elapsedMs', 'depth', 'user', 'command', 'state', 'rssBytes', 'memPercent')
    .map((id) => [sortBy(id)]),
);

const toggled = (one: 'T' | 'R'): Step => ({
  type: 'acted',
  action: { type: 'toggleClass', class: one },
  dialog: undefined,
});

type Happening = Sampling | readonly Step[];

const happenings = fc.array(fc.oneof(sampling, sampling, sampling, keys), {
  minLength: 1,
  maxLength: 25,
});

/** So that each way to show the table is tried for long. */
const starts: readonly (readonly Step[])[] = [
  [],
  ['*'],
  ['H'],
  ['t', 'H'],
  ['t'],
  ['P'],
  ['t', sortBy('depth')],
  ['t', sortBy('user')],
  ['\\', ...'pid>6', 'Enter'],
  ['t', '\\', 'p', '1', 'Enter'],
  [toggled('T')],
];

const filters: readonly (Filter | undefined)[] = [
  undefined,
  undefined,
  ({ sample }, { processes }) => (sample.pid + processes.size) % 3 > 0,
];

testProp(
  'whatever happens, the rows are those that would be made from nothing, and what is unchanged is the same object',
  [happenings, fc.constantFrom(...filters), fc.constantFrom(...starts)],
  (t, all, filter, start) => {
    let state = blankScreen({ filter, height: 18 });
    let rows: readonly ProcessSample[] = [];
    let atMs = 0;
    for (const one of [first, start, ...all]) {
      const before = state;
      if ('changes' in one) {
        atMs += 1000;
        rows = changedRows(rows, one.changes, atMs);
        state = played(state, modelAfter(state.model, rows, atMs, one.users)).state;
      } else {
        state = played(state, ...one).state;
      }
      asMadeAnew(t, state);
      if ('changes' in one) t.deepEqual(copiesAmong(before.rows, state.rows), []);
    }
  },
  { numRuns: 400 },
);

/** Something to begin with. */
const first: Happening = {
  changes: Array.from({ length: 12 }, (_, at) => ({ pid: at + 1, what: 'born', to: at >> 1 })),
  users: usual,
};

function asMadeAnew(t: ExecutionContext, state: State): void {
  const { model, rows } = state;
  if (!model) return;
  // Nothing is known of a copy: not which processes a filter let through before, either.
  t.deepEqual(rows, visibleRows({ ...model }, rowOrderOf(state)));
  t.deepEqual(
    rows.map(({ process }) => rowIndexOf(rows, process.key)),
    [...rows.keys()],
  );
}

/** Those that say what a row of before said, and are not that row. */
function copiesAmong(before: readonly VisibleRow[], rows: readonly VisibleRow[]) {
  const formers = new Map(before.map((one) => [one.process.key, one]));
  return rows.filter((one) => isCopy(one, formers.get(one.process.key)));
}

function isCopy(one: VisibleRow, former: VisibleRow | undefined): boolean {
  return one !== former && one.process === former?.process && isDeepStrictEqual(one, former);
}

function modelAfter(
  before: Model | undefined,
  rows: readonly ProcessSample[],
  atMs: number,
  users: Users,
): Model {
  const host = { memory: { totalBytes: 1e6 }, uptimeSeconds: 100 + atMs / 1000 };
  return nextModel(before, { ...sampleAt(atMs, rows, { host, boot: { users } }), viewer });
}

function changedRows(
  rows: readonly ProcessSample[],
  changes: readonly Change[],
  atMs: number,
): readonly ProcessSample[] {
  const byPid = new Map(rows.map((one) => [one.pid, one]));
  for (const { pid, what, to } of changes) {
    const one = byPid.get(pid);
    if (what === 'dies') byPid.delete(pid);
    else if (one) byPid.set(pid, { ...one, ...changeOf(one, what, to, atMs), readAtMs: atMs });
    else if (what === 'born') byPid.set(pid, born(pid, to, atMs));
  }
  return [...byPid.values()].toSorted((one, other) => one.pid - other.pid);
}

function born(pid: number, to: number, atMs: number): ProcessSample {
  return row({
    pid,
    ppid: to,
    comm: `p${to}`,
    startTicks: atMs / 10 + pid,
    flags: to % 5 === 0 ? 0x200000 : 0,
    readAtMs: atMs,
    ...user(to, atMs),
    cmdline: { readAtMs: atMs, argv: [`/bin/p${to}`, String(pid)] },
  });
}

function user(to: number, readAtMs: number) {
  const uids = Array<number>(4).fill(to % 2 === 0 ? 1000 : 0);
  return { status: { readAtMs, uids, gids: [] } };
}

function changeOf(
  one: ProcessSample,
  what: What,
  to: number,
  atMs: number,
): Partial<ProcessSample> {
  switch (what) {
    case 'runs':
      return { userTicks: one.userTicks + to };
    case 'grows':
      return { rssPages: to };
    case 'state':
      return { stateCode: 'RSTDZ'[to % 5] ?? 'S' };
    case 'parent':
      return { ppid: to };
    case 'name':
      return { comm: `p${to}` };
    case 'user':
      return user(to, atMs);
    case 'thread':
      return { threads: 2, threadList: { readAtMs: atMs, list: threadsOf(one, to, atMs) } };
    default:
      return {};
  }
}

/** The main one and another. */
function threadsOf({ pid, startTicks }: ProcessSample, to: number, readAtMs: number) {
  const { comm, priority, nice } = row({ pid });
  const shared = { comm, priority, nice, startTicks, systemTicks: 0, readAtMs };
  return [pid, pid + 100 + (to % 2)].map((tid) => {
    return { ...shared, tid, stateCode: to % 3 === 0 ? 'T' : 'S', userTicks: to };
  });
}
