import test from 'ava';
import { projectRoot } from '../helpers/project-root.js';
import { startInPty } from '../helpers/pty.js';
import { until } from '../helpers/until.js';
import { bin, dashboardOf, isRowOf } from './dashboard-in-pty.js';
import { copyProc } from './proc-copy.js';

const stoppedForMs = 350;

for (const [how, command] of [
  ['', `'${process.execPath}' '${bin}'`],
  [' under npm start', 'npm start --silent --'],
] as const) {
  test.serial(
    `Ctrl-Z gives the shell back, fg the screen, and rates are over the true time${how}`,
    async (t) => {
      const proc = copyProc(t);
      const screen = dashboardOf(
        startInPty(t, {
          command: 'sh',
          args: ['-im'],
          cwd: projectRoot,
          cols: 100,
          env: { PS1: 'shell> ', ENV: '', npm_config_update_notifier: 'false' },
        }),
      );
      await screen.waitFor('shell>');
      const startedAtMs = performance.now();
      screen.write(`${command} -d 5 --proc-root '${proc.path}'\r`);
      await screen.waitForRow(9400, / R +0\.0 /);
      screen.press('Ctrl-Z');
      await screen.waitFor(/Stopped/);
      const stoppedAtMs = performance.now();
      t.false(screen.isAlternateScreen());
      t.false(screen.isCursorHidden());
      t.true(screen.isMouseLeftAlone());
      screen.write('stty -a | grep -q "icanon.* echo " && echo coo""ked\r');
      await screen.waitFor('cooked');
      // A second of CPU time. The interval is long, so that its rate stays on the screen: after fg a sample comes at once.
      proc.setFields(9400, { 14: String(utimeTicks(proc.statOf(9400)) + 100) });
      await until(
        'it was stopped for a while',
        () => performance.now() - stoppedAtMs > stoppedForMs,
      );
      screen.write('fg\r');
      // As it is then: a frame may be half painted when one looks again.
      let row = '';
      await screen.waitFor((rows) => {
        row = rows.find((one) => isRowOf(one, 9400) && / R +[1-9][\d.]* /.test(one)) ?? '';
        return row !== '';
      });
      t.true(screen.isAlternateScreen() && screen.isCursorHidden());
      t.true(screen.isMouseReported());
      const percent = Number(/ R +([\d.]+)/.exec(row)?.[1]);
      t.log(`${percent} % after the stop`);
      // Were it over the interval, it would be 20 %.
      t.true(percent <= 100_000 / stoppedForMs, row);
      t.true(percent >= 100_000 / (performance.now() - startedAtMs), row);
      screen.press('q');
      await screen.waitFor((rows) => rows.join('\n').trimEnd().endsWith('shell>'));
      t.false(screen.isAlternateScreen() || screen.isCursorHidden());
    },
  );
}

function utimeTicks(stat: string): number {
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[14 - 3]);
}
