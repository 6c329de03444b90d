import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { canMakePidNamespace, isRoot } from '../helpers/machine.js';
import { projectRoot } from '../helpers/project-root.js';
import { bin, endedTreetop } from '../helpers/run-treetop.js';
import { schemaFaults } from '../helpers/schema-faults.js';

const schema = JSON.parse(readFileSync(join(projectRoot, 'docs/doctor.schema.json'), 'utf8'));

type Document = {
  readonly checks: readonly {
    readonly id: string;
    readonly state: string;
    readonly value: string;
  }[];
};

/** The document that doctor prints where it is started by these words, and with exit 0. */
function documentOf(
  t: {
    is: (actual: unknown, expected: unknown) => boolean;
    deepEqual: (a: unknown, b: unknown) => boolean;
  },
  before: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
) {
  const [program = '', ...words] = [...before, process.execPath, bin, 'doctor', '--json'];
  const { status, stdout, stderr } = spawnSync(program, words, {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  t.is(stderr, '');
  t.is(status, 0);
  const document: Document = JSON.parse(stdout);
  t.deepEqual(schemaFaults(schema, document), []);
  return (id: string) => document.checks.find((check) => check.id === id);
}

test('what doctor --json prints here is of the schema that docs/ publishes', (t) => {
  const check = documentOf(t);
  t.is(check('procfs')?.state, 'ok');
  t.is(check('node')?.value, process.versions.node);
});

test('doctor as text: a line for each check, 80 columns at most, exit 0', async (t) => {
  const { status, stdout, stderr } = await endedTreetop(['doctor']);
  t.is(status, 0);
  t.is(stderr, '');
  const lines = stdout.split('\n');
  t.deepEqual(
    lines.filter((line) => line.length > 80),
    [],
  );
  t.is(lines.filter((line) => /^ {2}(ok|limited|missing|unknown) /.test(line)).length, 29);
  t.regex(stdout, /^ {2}ok +Node +\d/m);
});

test('in a pipe, with TERM=dumb and no colour, doctor says what that costs', (t) => {
  const check = documentOf(t, [], { TERM: 'dumb', NO_COLOR: '1', LC_ALL: 'C' });
  t.is(check('terminal')?.state, 'missing');
  t.is(check('colours')?.state, 'limited');
  t.is(check('utf8')?.state, 'missing');
  t.is(check('size')?.state, 'unknown');
});

test('with few descriptors doctor tells the budget and still answers', (t) => {
  const check = documentOf(t, ['sh', '-c', 'ulimit -n 64; exec "$@"', 'sh']);
  t.is(check('descriptors')?.state, 'limited');
  t.regex(check('descriptors')?.value ?? '', /^limit 64: 0 can stay open/);
  t.not(check('commandLines')?.state, 'missing');
});

(isRoot ? test : test.skip)(
  `as nobody doctor says what is not allowed${isRoot ? '' : ' (skipped: needs root)'}`,
  (t) => {
    const asNobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];
    const check = documentOf(t, asNobody);
    t.regex(check('user')?.value ?? '', /^uid 65534/);
    for (const id of ['kill', 'sysPtrace', 'otherProcessFiles'])
      t.is(check(id)?.state, 'missing', id);
  },
);

(canMakePidNamespace ? test : test.skip)(
  `in a pid namespace doctor says so${canMakePidNamespace ? '' : ' (skipped: needs root with CAP_SYS_ADMIN)'}`,
  (t) => {
    const check = documentOf(t, ['unshare', '-pf', '--mount-proc']);
    t.is(check('pidNamespace')?.state, 'limited');
    t.is(check('procfs')?.value, '1 process is seen');
  },
);
