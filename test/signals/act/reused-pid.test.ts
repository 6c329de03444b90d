import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import test from 'ava';
import { canMakePidNamespace } from '../../helpers/machine.js';
import { projectRoot } from '../../helpers/project-root.js';

const rootTest = canMakePidNamespace ? test : test.skip;
const skipped = canMakePidNamespace ? '' : ' (skipped: not root, or no pid namespaces here)';

type Told = {
  readonly rounds: number;
  readonly sameTick: number;
  readonly reached: number;
  readonly outcomes: Readonly<Record<string, number>>;
};

async function told(...words: readonly string[]): Promise<Told> {
  const program = join(projectRoot, 'dist/test/signals/act/reuse-pids.js');
  const args = ['-pf', '--mount-proc', process.execPath, program, ...words];
  const { stdout } = await promisify(execFile)('unshare', args);
  return JSON.parse(stdout);
}

rootTest(
  `a pid that is reused 1,000 times between the picker and Enter: no signal reaches a newcomer${skipped}`,
  async (t) => {
    const { rounds, sameTick, reached, outcomes } = await told('1000');
    t.log(JSON.stringify({ rounds, sameTick, reached, outcomes }));
    t.is(reached, 0);
    // Those of the same tick look the same, so it is the pidfd that saves them.
    t.true(sameTick > 0);
    const { gone = 0, nowAnother = 0 } = outcomes;
    t.is(gone, sameTick);
    t.is(gone + nowAnother, rounds);
  },
);

rootTest(
  `without pidfds the open file of the one that was held tells them apart as well${skipped}`,
  async (t) => {
    const { rounds, sameTick, reached, outcomes } = await told('300', 'file');
    t.log(JSON.stringify({ rounds, sameTick, reached, outcomes }));
    t.is(reached, 0);
    t.true(sameTick > 0);
    t.is(outcomes['gone'], sameTick);
  },
);

rootTest(
  `by start time alone a newcomer is reached where it started in the very tick of the one before${skipped}`,
  async (t) => {
    const { rounds, sameTick, reached, outcomes } = await told('100', 'startTime');
    t.log(JSON.stringify({ rounds, sameTick, reached, outcomes }));
    t.is(reached, sameTick);
    t.is(outcomes['nowAnother'], rounds - sameTick);
  },
);
