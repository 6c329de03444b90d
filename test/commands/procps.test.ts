// The same processes as ps(1), with the same parents, letters, threads, nice, uid and names.
import { execFileSync, spawnSync } from 'node:child_process';
import test from 'ava';
import { bytesOfText } from '../../src/text/surrogates.js';
import { runTreetop } from '../helpers/run-treetop.js';
import { scenarioTest, startScenario } from '../helpers/scenario.js';

type Seen = ReadonlyMap<number, string>;

const hasProcps = spawnSync('ps', ['--version']).stdout?.toString().startsWith('ps from procps');
const title = 'treetop ps and ps -e say the same of every process that lived through both';

/** What was born, died or changed between two looks is not wrong: a difference must stay to count. */
const looks = 10;

if (hasProcps) {
  test(title, async (t) => {
    await agrees(t.is);
  });
  scenarioTest('and of hostile names, zombies and dead leaders', async (t) => {
    for (const name of ['hostile-names', 'zombie', 'leader-dead', 'stopped', 'vfork-wait']) {
      await startScenario(t, name);
    }
    await agrees(t.is);
  });
} else test.skip(`${title} (skipped: no procps)`, (t) => t.pass());

async function agrees(is: (actual: string, expected: string) => unknown): Promise<void> {
  let wrong = await differences();
  for (let look = 1; look < looks && wrong.size > 0; look += 1) {
    const now = await differences();
    wrong = new Map([...wrong].filter(([pid, difference]) => now.get(pid) === difference));
  }
  is([...wrong.values()].join('\n'), '');
}

async function differences(): Promise<Seen> {
  const before = procpsSays();
  const ours = await treetopSays();
  const after = procpsSays();
  const wrong = new Map<number, string>();
  for (const [pid, line] of ours) {
    const theirs = [before.get(pid), after.get(pid)];
    const isNew = theirs[0] === undefined && theirs[1] === undefined;
    if (!isNew && !theirs.includes(line)) wrong.set(pid, `ours ${line}, theirs ${theirs}`);
  }
  for (const [pid, line] of before) {
    if (after.has(pid) && !ours.has(pid)) wrong.set(pid, `not in ours: ${line}`);
  }
  return wrong;
}

async function treetopSays(): Promise<Seen> {
  const columns = 'pid,ppid,stateCode,threads,nice,uid,comm';
  const { processes } = JSON.parse(await runTreetop(['ps', '--json', '-d', '0', '-o', columns]));
  type Row = Record<'pid' | 'ppid' | 'threads' | 'nice' | 'uid', number> &
    Record<'stateCode' | 'comm', string>;
  return new Map(
    (processes as Row[]).map(({ pid, ppid, stateCode, threads, nice, uid, comm }) => [
      pid,
      lineOf([pid, ppid, stateCode, threads, realTime.has(pid) ? '-' : nice, uid], comm),
    ]),
  );
}

/** ps prints `-` for the nice of real-time processes, where it has no effect. */
const realTime = new Set<number>();

/** ps breaks no line: it prints what is no ASCII as `?` and a control character as `?` or `.`. */
function procpsSays(): Seen {
  const columns = ['pid', 'ppid', 'stat', 'nlwp', 'ni', 'uid', 'comm'].map((name) => `-o${name}=`);
  const env = { ...process.env, LC_ALL: 'C' };
  const text = execFileSync('ps', ['-e', ...columns], { encoding: 'latin1', env });
  const pattern = /^ *(\d+) +(\d+) +(\S)\S* +(\d+) +(\S+) +(\d+) (.*)$/gm;
  return new Map(
    [...text.matchAll(pattern)].map(([, pid, ppid, letter, threads, nice, uid, comm = '']) => {
      if (nice === '-') realTime.add(Number(pid));
      const name = letter === 'Z' ? comm.replace(/ <defunct>$/, '') : comm;
      return [Number(pid), lineOf([pid, ppid, letter, threads, nice, uid], name)];
    }),
  );
}

function lineOf(fields: readonly unknown[], comm: string): string {
  const name = [...bytesOfText(comm)]
    .map((byte) => (byte > 0x20 && byte < 0x7f && byte !== 0x2e ? String.fromCharCode(byte) : '?'))
    .join('');
  return `${fields.join(' ')} ${name}`;
}
