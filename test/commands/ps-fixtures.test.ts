// `treetop ps` on trees that do not change: what it prints, to the byte.
import { join } from 'node:path';
import test from 'ava';
import { isGolden } from '../helpers/golden.js';
import { projectRoot } from '../helpers/project-root.js';
import { endedTreetop, runTreetop } from '../helpers/run-treetop.js';

const tree = (name: string) => ['--proc-root', join(projectRoot, 'fixtures/proc', name), '-d', '0'];
const ps = (name: string, ...words: readonly string[]) =>
  runTreetop(['ps', ...tree(name), ...words]);

test('the usual list of an ordinary machine', async (t) => {
  isGolden(t, 'ps/small', await ps('small'));
});

test('the same as a tree', async (t) => {
  isGolden(t, 'ps/small-tree', await ps('small', '--tree', '-o', 'pid,ppid,depth,user,tty,comm'));
});

test('every column of a list, as CSV', async (t) => {
  isGolden(t, 'ps/small-csv', await ps('small', '--csv'));
});

test('every key of a process, as JSON', async (t) => {
  const { processes } = JSON.parse(await ps('small', '--json', '-p', '9310,9412'));
  isGolden(t, 'ps/small-json', `${JSON.stringify(processes, null, 2)}\n`);
});

test('odd captures and hostile names, as a list', async (t) => {
  const columns = 'pid,ppid,state,stateCode,uid,tty,threads,nice,startTicks,cpuTimeMs,comm';
  isGolden(t, 'ps/odd', await ps('odd', '-o', columns));
});

test('hostile command lines are inert as a list and as CSV', async (t) => {
  for (const form of [[], ['--csv'], ['--tree']]) {
    const text = await ps('odd', ...form);
    t.notRegex(text.replaceAll('\n', ''), /[\p{C}\p{Zl}\p{Zp}]/u);
    t.true(text.includes('\\x1b[2J'), 'the fixture still attacks');
  }
});

test('JSON of hostile names escapes what controls, and loses nothing', async (t) => {
  const text = await ps('odd', '--json', '-o', 'pid,comm,argv');
  t.regex(text, /^[^\p{Cc}\u2028\u2029]*\n$/u);
  const { processes } = JSON.parse(text) as {
    processes: { pid: number; comm: string; argv: string[] | null }[];
  };
  const of = (pid: number) => processes.find((process) => process.pid === pid);
  t.is(of(170)?.comm, 'x) Z 1 \x1b[2J\n');
  t.is(of(172)?.comm, '\udc9b31m\udcff\udcc0\udcaf');
  t.deepEqual(of(174)?.argv, ['over\rwritten', 'back\b\b\bspace', 'two\nlines']);
  t.deepEqual(of(178)?.argv, ['', '', '']);
});

test('it depends on no locale, no zone and no colour', async (t) => {
  const usual = await ps('small', '-o', 'pid,startedAt,memPercent,comm');
  const elsewhere = await endedTreetop(
    ['ps', ...tree('small'), '-o', 'pid,startedAt,memPercent,comm', '--no-color'],
    { LC_ALL: 'ar_EG.UTF-8', TZ: 'Asia/Kolkata', NO_COLOR: '1', TERM: 'dumb' },
  );
  t.is(elsewhere.stdout, usual);
});

test('what could not be read is said on stderr in one line each, and in the JSON', async (t) => {
  const { status, stdout, stderr } = await endedTreetop(['ps', ...tree('odd'), '-o', 'pid']);
  t.is(status, 0);
  t.true(stdout.startsWith('    PID\n'));
  t.regex(stderr, /^(treetop: [^\n]+\n){2}$/);
  t.regex(stderr, /\d+ processes whose stat is not of the known form\n/);
  const { notes } = JSON.parse(await ps('odd', '--json', '-o', 'pid'));
  t.deepEqual(notes.map(({ code }: { code: string }) => code).sort(), ['garbled', 'missing']);
});

test('-o keeps the order asked for, in every form', async (t) => {
  t.is(await ps('small', '-o', 'comm,pid', '-p', '1'), 'NAME PID\ninit   1\n');
  t.is(await ps('small', '-o', 'comm,pid', '-p', '1', '--csv'), 'comm,pid\ninit,1\n');
  const { processes } = JSON.parse(await ps('small', '-o', 'comm,pid', '-p', '1', '--json'));
  t.is(JSON.stringify(processes), '[{"comm":"init","pid":1}]');
});

test('--sort COL: numbers descending, text ascending, -COL the other way', async (t) => {
  const pids = async (...words: readonly string[]) =>
    (await ps('small', '-o', 'pid', '-p', '1,640,733,9400', ...words)).split('\n').slice(1, -1);
  const sorted = async (...words: readonly string[]) =>
    (await pids(...words)).map((line) => Number(line));
  t.deepEqual(await sorted(), [1, 640, 733, 9400]);
  t.deepEqual(await sorted('--sort', 'pid'), [9400, 733, 640, 1]);
  t.deepEqual(await sorted('--sort', 'rssBytes'), [733, 9400, 1, 640]);
  t.deepEqual(await sorted('--sort', '-rssBytes'), [640, 1, 9400, 733]);
  t.deepEqual(await sorted('--sort', 'comm'), [640, 9400, 1, 733]);
});

test('-p, -u and -F must all hold; in a tree an ancestor that does not match is left out', async (t) => {
  const lines = async (...words: readonly string[]) =>
    (await ps('small', '-o', 'pid,depth', '--csv', ...words)).split('\n').slice(1, -1);
  t.deepEqual(await lines('-u', '107'), ['733,1']);
  t.deepEqual(await lines('-u', '1000,107', '-p', '733,9400,1'), ['733,1', '9400,1']);
  t.deepEqual(await lines('-u', '1000', '-F', 'state=T or state=Z'), ['1377,4', '9318,3']);
  t.deepEqual(await lines('--tree', '-F', 'state=T or state=Z'), ['1377,4', '9318,3']);
});

test('a pid and a user that are not there are notes, not failures', async (t) => {
  const args = ['ps', ...tree('small'), '-o', 'pid', '-p', '1,77', '-u', '0,nobody', '--json'];
  const { status, stdout, stderr } = await endedTreetop(args);
  t.is(status, 0);
  t.is(stderr, '');
  const { notes, processes } = JSON.parse(stdout);
  t.deepEqual(processes, [{ pid: 1 }]);
  t.deepEqual(notes, [
    { code: 'unknownPid', message: 'no process 77' },
    { code: 'unknownUser', message: 'no user nobody' },
  ]);
});
