// A program for tests: KILL for the subtree of a pid, and leaves when all of it is stopped, before the signal is sent.
import { parseSignal } from '../../../src/model/parse-signal.js';
import { signaller } from '../../../src/signals/act/signaller.js';
import { sweep } from '../../../src/signals/act/sweep.js';
import { realMachine } from './live-signals.js';
import { census, subtreeAt, targetsOfStats } from './live-sweep.js';

const [pid = ''] = process.argv.slice(2);
const machine = await realMachine();
const thaws = new Set<() => void>();
const targets = targetsOfStats(subtreeAt(Number(pid)));
const signal = parseSignal('KILL');
if (!signal) throw new Error('no KILL');
const letters = () => targets.map((target) => census.statOf(target.pid)?.stateCode).join('');
/** Asked once all that were listed are told to stop. */
function everyone() {
  if (letters() !== 'T'.repeat(targets.length)) return census.everyone();
  console.log(letters());
  for (const thaw of thaws) thaw();
  process.exit(0);
}
await sweep(
  { signal, targets, order: 'leavesFirst', freezesKin: 'subtree' },
  {
    ...{ machine, census: { ...census, everyone }, signaller: signaller(machine) },
    ...{ refusalOf: () => undefined, thaws },
  },
  () => undefined,
);
