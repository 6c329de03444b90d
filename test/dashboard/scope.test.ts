// What is not seen is said, in namespaces of the test's own: nothing outside can notice.
import { spawnSync } from 'node:child_process';
import test, { type ExecutionContext } from 'ava';
import { canMakePidNamespace, isRoot } from '../helpers/machine.js';
import { temporaryDirectory } from '../source/linux/proc-tree.js';
import { bin, type Dashboard, startDashboard } from './dashboard-in-pty.js';

const asNobody = 'setpriv --reuid=65534 --regid=65534 --clear-groups';

const namespaceTest = canMakePidNamespace ? test : test.skip;
const nobodyTest = isRoot && canMakePidNamespace && mayNobodyRunIt() ? test : test.skip;

/** Nobody must be able to read this checkout. */
function mayNobodyRunIt(): boolean {
  const [command = '', ...args] = [...asNobody.split(' '), process.execPath, bin, '--version'];
  return spawnSync(command, args).status === 0;
}

/** treetop at the end of a script: `"$@"` is its command line without options. */
function startIn(t: ExecutionContext, flags: string, script: string, cols = 120): Dashboard {
  const args = [flags, 'sh', '-c', script, 'sh', process.execPath, bin];
  return startDashboard(t, { command: 'unshare', args, cols });
}

namespaceTest(
  'in a pid namespace the header says which one, and of how many threads (needs root)',
  async (t) => {
    const screen = startIn(t, '-mpf', 'mount -t proc proc /proc; sleep 1000 & "$@"; true');
    await screen.waitFor(/3 processes in pid namespace 4026\d{6} · \d+ of \d+ threads/);
    screen.resize(80, 24);
    await screen.waitFor(/3 in a pid namespace · \d+ of [\d,]+ threads/);
    screen.resize(40, 12);
    await screen.waitFor(/treetop {2}3 in a namespace/);
    t.false(screen.screenText().some((row) => /not root|hidepid/.test(row)));
  },
);

namespaceTest(
  'in a pid namespace signals arrive, and its init takes no accidental one (needs root)',
  async (t) => {
    const script = 'mount -t proc proc /proc; sleep 1000 & "$@"; true';
    const screen = startIn(t, '-mpf', script);
    await screen.waitFor(/3 processes in pid namespace/);
    await screen.select(1);
    screen.press('F9');
    await screen.waitFor(/signal to 1 sh/);
    await screen.waitFor(/pid 1 is init/);
    screen.press('Enter', 'Esc');
    await screen.waitFor((rows) => !rows.some((one) => one.includes('signal to 1 ')));
    await screen.select(3);
    screen.press('F9');
    await screen.waitFor(/signal to 3 sleep/);
    screen.press('K', 'I', 'L', 'L', 'Enter');
    await screen.waitFor(/^ KILL → 3 sleep: died/m);
    t.true(screen.screenText().some((one) => /^ +1 root +S /.test(one)));
  },
);

namespaceTest(
  'as process 1 of a container it leaves no zombie of its helpers (needs root)',
  async (t) => {
    const args = ['-mpf', '--mount-proc', process.execPath, bin];
    const screen = startDashboard(t, { command: 'unshare', args, cols: 120, rows: 50 });
    await screen.waitFor(/in pid namespace/);
    screen.press('D', 'z');
    await screen.waitFor(/memory limit/);
    await screen.waitFor((rows) => !rows.some((row) => row.includes('not read yet')), 60_000);
    await screen.waitFor(/^ R \d+ +S \d+ +D 0 +T 0 +Z 0 /m);
    t.pass();
  },
);

for (const hidepid of [1, 2]) {
  nobodyTest(
    `as nobody with hidepid=${hidepid} there is no error, and the header says it (needs root)`,
    async (t) => {
      const directory = temporaryDirectory(t);
      spawnSync('chmod', ['755', directory]);
      const mount = `mount -t proc -o hidepid=${hidepid} proc ${directory}`;
      const screen = startIn(t, '-m', `${mount} && exec ${asNobody} "$@" --proc-root ${directory}`);
      await screen.waitFor(/others hidden by hidepid=\w+ · \d+ of [\d,]+ threads/);
      const rows = screen.screenText();
      t.true(rows.some((row) => /nobody +[RS] .*node/.test(row)));
      t.false(rows.some((row) => /^ +\d+ root /.test(row)));
      t.true(rows.some((row) => row.includes("other users' processes are hidden")));
      t.false(rows.some((row) => /may not be read|cannot be read|NaN/.test(row)));
      screen.resize(40, 12);
      // Where the tests themselves are in a pid namespace that is said first, and there is no room for more.
      const isWithin = rows.some((row) => row.includes('in pid namespace'));
      await screen.waitFor(
        isWithin ? /treetop {2}\d+ in a namespace/ : /treetop {2}\d+ seen · hidepid/,
      );
    },
  );
}
