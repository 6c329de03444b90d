import { lstatSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { isGolden } from '../../helpers/golden.js';
import { recordingPath, samplesIn, samplesOf } from '../../helpers/recorded.js';
import { ended, endedTreetop, runTreetop, startTreetop } from '../../helpers/run-treetop.js';
import { temporaryDirectory } from '../../source/linux/proc-tree.js';

const exported = (name: string, ...words: readonly string[]) =>
  runTreetop(['export', recordingPath(name), ...words]);

const instants = (await samplesOf('running')).map(({ takenAtMs }) =>
  new Date(takenAtMs).toISOString(),
);

test('jsonl is a recording of the very same samples', async (t) => {
  for (const name of ['running', 'hostile-names']) {
    const path = newPath(t, 'all.jsonl');
    writeFileSync(path, await exported(name, '--format', 'jsonl'));
    t.deepEqual(await samplesIn(path), await samplesIn(recordingPath(name)));
  }
});

test('a part of it as jsonl is a recording of those frames', async (t) => {
  const file = newPath(t, 'part.jsonl');
  const [, from = '', , to = ''] = instants;
  await exported('running', '--format', 'jsonl', '--from', from, '--to', to, '-o', file);
  t.is(statSync(file).mode & 0o777, 0o600);
  const rows = await runTreetop(['ps', '--json', '-n', '99', '--replay', file]);
  const taken = rows.trimEnd().split('\n');
  t.deepEqual(
    taken.map((line) => JSON.parse(line).takenAt),
    instants.slice(1, 4),
  );
});

test('csv is what ps prints of each frame, with the instant first', async (t) => {
  const lines = (await exported('busy-family', '--format', 'csv')).trimEnd().split('\n');
  const replay = ['--replay', recordingPath('busy-family'), '-n', '99'];
  const frames = (await runTreetop(['ps', '--csv', ...replay])).trimEnd().split('\n');
  const [header] = frames;
  t.is(lines[0], `takenAt,${header}`);
  t.deepEqual(
    lines.slice(1).map((line) => line.slice(line.indexOf(',') + 1)),
    frames.filter((line) => line !== header),
  );
});

test('one frame alone has the rates that it has among the others', async (t) => {
  const columns = ['--format', 'csv', '--columns', 'pid,cpuPercent'];
  const all = (await exported('running', ...columns)).split('\n');
  const at = instants[2] ?? '';
  for (const words of [
    ['--frame', '3'],
    ['--at', at],
    ['--from', at, '--to', at],
  ]) {
    const alone = (await exported('running', ...columns, ...words)).trimEnd().split('\n');
    t.deepEqual(
      alone.slice(1),
      all.filter((line) => line.startsWith(at)),
    );
  }
});

test('-p, -u, -F and --columns choose the rows and columns of csv', async (t) => {
  const chosen = [
    '--format',
    'csv',
    '--columns',
    'pid,comm',
    '-F',
    'comm=child-a1',
    '--frame',
    '2',
  ];
  const lines = (await exported('busy-family', ...chosen)).trimEnd().split('\n');
  t.is(lines[0], 'takenAt,pid,comm');
  t.deepEqual(
    lines.slice(1).map((line) => line.split(',')[2]),
    ['child-a1'],
  );
});

test('--every keeps the first frame of each stretch', async (t) => {
  const words = ['--format', 'csv', '--columns', 'pid', '--every', '1d'];
  const lines = (await exported('running', ...words)).trimEnd().split('\n');
  t.deepEqual([...new Set(lines.slice(1).map((line) => line.split(',')[0]))], [instants[0]]);
});

test('openmetrics of a recording', async (t) => {
  isGolden(
    t,
    'export/busy-family-openmetrics',
    await exported('busy-family', '--format', 'openmetrics'),
  );
});

/** JSON loses nothing: what only looks odd stands in it as it is. */
const inert: Readonly<Record<string, RegExp>> = {
  jsonl: /^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}]*$/u,
  csv: /^[^\p{C}\p{Zl}\p{Zp}]*$/u,
  openmetrics: /^[^\p{C}\p{Zl}\p{Zp}]*$/u,
};

test('hostile names are inert in every form', async (t) => {
  for (const [format, form] of Object.entries(inert)) {
    const text = await exported('hostile-names', '--format', format);
    t.true(form.test(text.replaceAll('\n', '')), format);
    t.regex(text, /x1b|u001b/, 'the fixture still attacks');
  }
});

test('it overwrites nothing and writes through no symbolic link', async (t) => {
  const [file, link, target] = ['a.csv', 'b.csv', 'c'].map((name) => newPath(t, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(file, 'mine');
  symlinkSync(target, link);
  for (const path of [file, link]) {
    const words = ['export', recordingPath('zombie'), '--format', 'csv', '-o', path];
    const { status, stdout, stderr } = await endedTreetop(words);
    t.is(status, 1);
    t.is(stdout, '');
    t.regex(stderr, /^treetop: cannot write to [^\n]*: it exists, and no file is overwritten\n$/);
  }
  t.is(readFileSync(file, 'utf8'), 'mine');
  t.true(lstatSync(link).isSymbolicLink());
});

for (const format of ['jsonl', 'csv', 'openmetrics']) {
  test(`a reader of ${format} that has gone is no failure`, async (t) => {
    const child = startTreetop(['export', recordingPath('busy-family'), '--format', format]);
    child.stdout.destroy();
    t.deepEqual(await ended(child), { status: 0, stdout: '', stderr: '' });
  });
}

test('a range without a frame is one line and 1', async (t) => {
  const range = ['--from', '2999-01-01'];
  const words = ['export', recordingPath('running'), '--format', 'csv', ...range];
  const { status, stdout, stderr } = await endedTreetop(words);
  t.is(status, 1);
  t.is(stdout, '');
  t.regex(
    stderr,
    /^treetop: --from, --to: expected a frame between them, got a recording from [^\n]+\n$/,
  );
});

function newPath(t: ExecutionContext, name: string): string {
  return join(temporaryDirectory(t), name);
}
