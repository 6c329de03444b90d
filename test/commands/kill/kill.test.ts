// `treetop kill --dry-run` on real processes: it tells, and sends nothing.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { readTargetFacts } from '../../../src/source/linux/target-facts.js';
import { projectRoot } from '../../helpers/project-root.js';
import { endedTreetop } from '../../helpers/run-treetop.js';
import { schemaFaults } from '../../helpers/schema-faults.js';
import { hupIgnored, startSleeper } from '../../helpers/sleeper.js';

const schema = JSON.parse(readFileSync(join(projectRoot, 'docs/kill.schema.json'), 'utf8'));
const sleeper = (t: ExecutionContext) => startSleeper(t, hupIgnored);

async function documentOf(t: ExecutionContext, words: readonly string[], status = 0) {
  const ended = await endedTreetop(['kill', '--dry-run', '--json', ...words]);
  t.is(ended.stderr, '');
  t.is(ended.status, status);
  const document = JSON.parse(ended.stdout);
  t.deepEqual(schemaFaults(schema, document), []);
  return document;
}

test('it tells what TERM, KILL and HUP would do, and sends none of them', async (t) => {
  const { pid, startTicks } = await sleeper(t);
  const term = await documentOf(t, [`${pid}:${startTicks}`]);
  t.like(term, { isDryRun: true, signal: { name: 'TERM', number: 15 } });
  t.like(term.targets, [
    { asked: `${pid}:${startTicks}`, pid, startTicks, comm: 'sleep', refusal: null },
  ]);
  t.like(term.targets[0].prediction, { effect: 'terminates', certainty: 'likely', heldBy: null });
  const kill = await documentOf(t, ['-s', '9', String(pid)]);
  t.like(kill.targets[0].prediction, { effect: 'terminates', certainty: 'certain' });
  const hup = await documentOf(t, ['-s', 'SIGHUP', '--tree', String(pid)]);
  t.like(hup.targets[0].prediction, { effect: 'ignored', cause: 'asked', label: 'ignored' });
  const stop = await documentOf(t, ['-s', 'tstp', '--group', String(pid)]);
  t.is(stop.targets.length, 1);
  t.like(stop.targets[0].prediction, { effect: 'ignored', cause: 'orphanedGroup' });
  const after = readTargetFacts('/proc', pid);
  t.like(after?.stat, { startTicks, stateCode: 'S' });
  t.like(after?.masks, { processPending: '0000000000000000' });
});

test('as text: a line for the target, with what and why', async (t) => {
  const { pid } = await sleeper(t);
  t.deepEqual(await endedTreetop(['kill', '--dry-run', String(pid)]), {
    status: 0,
    stdout: `TERM → ${pid} sleep: ends it (unless that changes first): default: ends it\n1 target; a dry run, nothing was sent\n`,
    stderr: '',
  });
});

test('what would be refused is exit 1: another start, ourselves, our parent, no pid', async (t) => {
  const { pid, startTicks } = await sleeper(t);
  const words = [`${pid}:${startTicks + 1}`, String(process.pid), '0', String(pid)];
  const { targets } = await documentOf(t, words, 1);
  const refusals = targets.map(({ refusal }: { refusal: string | null }) => refusal);
  t.regex(refusals[0], /^now another process \(started at tick \d+, not \d+\)$/);
  t.regex(refusals[1], /is an ancestor of treetop/);
  t.regex(refusals[2], /^expected PID or PID:startTicks/);
  t.is(refusals[3], null);
});
