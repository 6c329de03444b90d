import { readFileSync } from 'node:fs';
import test from 'ava';
import { until } from '../helpers/until.js';
import { startDashboard } from './dashboard-in-pty.js';
import { copyProc } from './proc-copy.js';

test.serial(
  'a terminal that takes nothing for 50 samples: frames are dropped, memory is flat, the latest state is shown after',
  async (t) => {
    const proc = copyProc(t);
    const args = ['-d', '0.1', '--proc-root', proc.path];
    const screen = startDashboard(t, { args, cols: 250, rows: 80 });
    await screen.waitForRow(9400, / R /);
    const frameLength = await lengthOfFrame(screen);
    screen.pause();
    const before = { rss: rssMiB(screen.pid), reads: readsOf(screen.pid) };
    // Each asks for every cell anew, which is more than any pty holds.
    for (let sample = 1; sample <= 50; sample += 1) {
      proc.setFields(9400, { 3: sample % 2 === 0 ? 'S' : 'T' });
      screen.press('Ctrl-L');
      const reads = before.reads + sample * readsOfSample;
      await until(`${sample} samples`, () => readsOf(screen.pid) >= reads);
    }
    proc.setFields(9400, { 3: 'D' });
    screen.press('Home', 'Down', 'Down', 't', '/', ...'9310', 'Enter');
    const grownMiB = rssMiB(screen.pid) - before.rss;
    t.log(`a frame is ${frameLength} bytes; memory grew by ${grownMiB.toFixed(1)} MiB`);
    t.true(grownMiB < 40);
    const written = screen.raw().length;
    screen.resumeReading();
    await screen.waitForRow(9400, / D /);
    await screen.waitFor(() => /^ +9310 .*tar xf/.test(screen.inverseRows()[0] ?? ''));
    const drained = screen.raw().length - written;
    t.log(`${drained} bytes came when it was read again`);
    t.true(drained < 10 * frameLength);
    screen.press('q');
    t.is((await screen.exit).exitCode, 0);
  },
);

/** At each look the stat of 15 processes is read, and some files of the machine. */
const readsOfSample = 16;

async function lengthOfFrame(screen: ReturnType<typeof startDashboard>): Promise<number> {
  const before = screen.raw().length;
  screen.press('Ctrl-L', '?');
  await screen.waitFor(/┌─ treetop .* help ─/);
  screen.press('q');
  await screen.waitForRow(9400, / R /);
  return screen.raw().length - before;
}

function readsOf(pid: number): number {
  return Number(/^syscr: (\d+)$/m.exec(readFileSync(`/proc/${pid}/io`, 'latin1'))?.[1]);
}

function rssMiB(pid: number): number {
  return (
    Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1]) / 1024
  );
}
