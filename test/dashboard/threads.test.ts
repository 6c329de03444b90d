import { scenarioTest, startScenario } from '../helpers/scenario.js';
import { startDashboard } from './dashboard-in-pty.js';

scenarioTest(
  '500 threads of one process are listed and sorted by CPU, and a signal from a row of one is for the process',
  async (t) => {
    const scenario = await startScenario(t, 'many-threads');
    const pid = scenario.pid('crowd');
    const screen = startDashboard(t, {
      args: ['-d', '0.5', '-p', String(pid)],
      cols: 120,
      // Below all that the test itself runs under.
      rows: 100,
    });
    await screen.waitForRow(pid, / crowd/);
    screen.press('H');
    await screen.waitFor((rows) => rows.filter(isThreadRow).length > 10);
    screen.press('End');
    await screen.waitFor(() => isThreadRow(screen.inverseRows()[0] ?? ''));
    screen.press('t', 'Home');
    // Each tenth is busy: on top of the list they are all one sees.
    await screen.waitFor((rows) => {
      const names = rows.filter(isThreadRow).slice(0, 5);
      return names.length === 5 && names.every((row) => /\{busy-\d+\}/.test(row));
    });
    screen.press('Down', 'Down');
    await screen.waitFor(() => /\{busy-\d+\}/.test(screen.inverseRows()[0] ?? ''));
    screen.press('F9');
    await screen.waitFor(`signal to ${pid} crowd`);
    screen.press(...'STOP', 'Enter');
    await screen.waitFor(`STOP → ${pid} crowd: stopped`);
    await screen.waitFor((rows) => {
      const threads = rows.filter(isThreadRow);
      return threads.length > 10 && threads.every((row) => / T /.test(row));
    });
    screen.press('F9', ...'CONT', 'Enter');
    await screen.waitFor(`CONT → ${pid} crowd: continued`);
    t.pass();
  },
);

function isThreadRow(row: string): boolean {
  return /\{(busy|idle)-\d+\}/.test(row);
}
