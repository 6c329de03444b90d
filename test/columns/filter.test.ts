import test from 'ava';
import fc from 'fast-check';
import { parseFilter } from '../../src/columns/filter.js';
import { hostileText } from '../helpers/hostile-values.js';
import { madeRowFacts } from '../helpers/made-row-facts.js';
import { modelOf, row } from '../model/made-sample.js';

const facts = (uid: number, argv: readonly string[]) => ({
  status: { readAtMs: 0, uids: [uid, uid, uid, uid], gids: [0, 0, 0, 0] },
  cmdline: { readAtMs: 0, argv },
});

const scan = (ticks: number, readAtMs: number) => [
  row({ pid: 1, comm: 'init', ...facts(0, ['/sbin/init', 'two words']) }),
  row({
    pid: 20,
    comm: 'nginx',
    readAtMs,
    userTicks: ticks,
    rssPages: 500_000,
    ...facts(1000, ['nginx:']),
  }),
  row({ pid: 21, comm: 'sshd', stateCode: 'D', ...facts(0, ['sshd', '-D', 'or']) }),
  row({ pid: 30, comm: 'Zed', stateCode: 'Z' }),
];

const model = modelOf(scan(0, 1000), scan(50, 2000));

test('memory, rates and scores of a file each have short names', (t) => {
  const facts = (readAtMs: number, n: number) => ({ rowFacts: madeRowFacts(readAtMs, n) });
  const seen = modelOf(
    [row({ pid: 5, ...facts(1000, 0) })],
    [row({ pid: 5, ...facts(2000, 4096) })],
  );
  const passing = (text: string) => {
    const parsed = parseFilter(text);
    const process = [...seen.processes.values()][0];
    return 'filter' in parsed && process && parsed.filter(process, seen);
  };
  for (const text of [
    'swap=4K',
    'shr=12k',
    'read=4K',
    'write>4000',
    'io=8K',
    'switches=8192',
    'oom=667',
  ])
    t.true(passing(text), text);
  t.true(passing('cgroup~system.slice exe=/usr/bin/x cwd~lib'));
  t.false(passing('io>8K'));
});

test('a filter says which columns it looks at', (t) => {
  const parsed = parseFilter('ssh (swap>1M or !io<5) cgroup~user pid!=1');
  const ids = 'columns' in parsed ? parsed.columns.map(({ id }) => id) : [];
  t.deepEqual(ids, ['swapBytes', 'ioBytesPerSecond', 'cgroup', 'pid']);
});

/** What a filter lets through. */
const matches: Readonly<Record<string, readonly number[]>> = {
  ssh: [21],
  SSH: [21],
  'two words': [1],
  '"two words"': [1],
  "'TWO WORDS'": [1],
  ana: [20],
  '21': [21],
  '2': [],
  'cpu>5': [20],
  'cpu>=50%': [20],
  'cpu<=0': [1, 21, 30],
  '!cpu>5': [1, 21, 30],
  'user=root': [1, 21],
  'user!=root': [20],
  'uid=0': [1, 21],
  '!uid=0': [20, 30],
  'user = root state = d': [21],
  'user=root and state=D': [21],
  '(state=D or state=Z) !sshd': [30],
  'state=D or state=Z ssh': [21],
  'ssh or nginx or zed': [20, 21, 30],
  'rss>1.5G': [20],
  'rss<4k': [],
  'rss<=4KiB': [1, 21, 30],
  'pid>=21': [21, 30],
  'pid~2': [20, 21],
  'argv~"two w"': [1],
  'command~-D': [21],
  '"or"': [1, 21],
  'name<n': [1],
  'isLeaderDead=false': [1, 20, 21, 30],
  '(((ssh)))': [21],
  '!!ssh': [21],
};

for (const [text, pids] of Object.entries(matches)) {
  test(`${text} lets ${pids.length === 0 ? 'nobody' : pids.join(', ')} through`, (t) => {
    t.deepEqual(passed(text), pids);
  });
}

/** What is said of a filter that is none. */
const mistakes: Readonly<Record<string, RegExp>> = {
  '': /ends where a term is expected/,
  '(ssh': /a \) is missing/,
  'ssh)': /unexpected \)/,
  '>5': /unexpected >/,
  'cpu>': /a value is missing after cpu>/,
  'cpu>>5': /a value is missing/,
  'cpu>much': /cpuPercent is a number.* not much/,
  'pid=1e9': /pid is a number/,
  'nope=1': /no column nope/,
  '__proto__=1': /no column __proto__/,
  'constructor=1': /no column constructor/,
  '"open': /a quote is not closed/,
  'ssh or': /ends where a term is expected/,
  '!': /ends where a term is expected/,
};

for (const [text, mistake] of Object.entries(mistakes)) {
  test(`${text === '' ? 'nothing' : text} is no filter, and it is said why`, (t) => {
    const parsed = parseFilter(text);
    t.regex('error' in parsed ? parsed.error : '', mistake);
  });
}

test('no text makes the parser or the filter throw', (t) => {
  const text = fc.oneof(
    hostileText,
    fc
      .array(
        fc.constantFrom(
          ...'()!=~<>"\''.split(''),
          'or',
          'and',
          ' ',
          'cpu',
          'state',
          'D',
          '5',
          '\x1b',
        ),
        { maxLength: 12 },
      )
      .map((words) => words.join('')),
  );
  fc.assert(
    fc.property(text, (filter) => {
      const parsed = parseFilter(filter);
      if ('error' in parsed) t.not(parsed.error, '');
      else for (const process of model.processes.values()) parsed.filter(process, model);
    }),
    { numRuns: 1000 },
  );
});

test('a filter deep enough to exhaust the stack is refused', (t) => {
  for (const text of ['('.repeat(100_000), '!'.repeat(100_000), 'a or '.repeat(50_000)]) {
    t.deepEqual(Object.keys(parseFilter(text)), ['error']);
  }
  t.deepEqual(passed(`${'('.repeat(400)}ssh${')'.repeat(400)}`), [21]);
});

test('a pattern that takes for ever elsewhere is plain text here', (t) => {
  const argv = ['a'.repeat(100_000)];
  const long = modelOf([row({ pid: 5, ...facts(0, argv) })]);
  const parsed = parseFilter('"(a+)+$"');
  t.true('filter' in parsed);
  const [process] = long.processes.values();
  t.false(process && 'filter' in parsed && parsed.filter(process, long));
});

function passed(text: string): readonly number[] {
  const parsed = parseFilter(text);
  if ('error' in parsed) throw new Error(parsed.error);
  return [...model.processes.values()]
    .filter((process) => parsed.filter(process, model))
    .map(({ sample }) => sample.pid);
}
