// The processes that all programs look at: of our own, and where that is allowed in a pid namespace of their own,
// so that everyone sees the same and nothing else moves.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { compiledScenario } from '../../dist/test/helpers/compiled-scenario.js';
import { canMakePidNamespace } from '../../dist/test/helpers/machine.js';
import { treeOf } from './process-tree.mjs';

export const isAlone = canMakePidNamespace;

/** Resolves when all are there. `kind`: 'idle' (they sleep) or 'busy' (see fixtures/README.md). */
export async function startPopulation(kind, count) {
  const scenario = await compiledScenario(kind === 'busy' ? 'busy-crowd' : 'many-processes');
  const inside = ['--pid', '--fork', '--kill-child', '--mount-proc', scenario, `${count}`];
  const [command, ...args] = isAlone ? ['unshare', ...inside] : [scenario, `${count}`];
  const program = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const gone = new Promise((resolve) => program.once('exit', resolve));
  program.stdin.on('error', () => {}); // told by the missing answer
  const lines = createInterface({ input: program.stdout })[Symbol.asyncIterator]();
  const { value } = await lines.next();
  if (!value || !JSON.parse(value).ready) throw new Error(`no ${count} processes: ${value}`);
  return {
    kind,
    count,
    /** The command line of a program that is to look at them. */
    beside: isAlone ? besideInit(initOf(program.pid)) : (words) => words,
    /** The program that was started so and all below it, without what brought it in. */
    programIn: (pid) => treeOf(pid).slice(isAlone ? 1 : 0),
    end: () => {
      program.stdin.end();
      return gone;
    },
  };
}

function initOf(pid) {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').trim();
}

function besideInit(init) {
  const inside = ['--target', init, '--pid', '--mount', `--wd=${process.cwd()}`, '--'];
  return (words) => ['nsenter', ...inside, ...words];
}
