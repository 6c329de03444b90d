import test from 'ava';
import { recordingPath } from '../helpers/recorded.js';
import { startDashboard } from './dashboard-in-pty.js';

const recording = recordingPath('orphan-init'); // 7 frames, 0.2 s apart

test('a recording waits at its first frame, steps, plays to its end and says so', async (t) => {
  const screen = startDashboard(t, { args: ['replay', recording], cols: 120, rows: 30 });
  await screen.waitFor(/❚❚ paused .*frame 1 \/ 7/);
  screen.press('.');
  await screen.waitFor(/❚❚ paused .*frame 2 \/ 7/);
  screen.press(',');
  await screen.waitFor(/❚❚ paused .*frame 1 \/ 7/);
  screen.press(',');
  await screen.waitFor('this is the first frame');
  const startedAtMs = performance.now();
  screen.press('Space');
  await screen.waitFor(/▸ playing .*frame [2-6] \/ 7/);
  await screen.waitFor('end of the recording');
  await screen.waitFor(/❚❚ paused .*frame 7 \/ 7/);
  t.true(performance.now() - startedAtMs > 1_000, 'at the pace at which it was taken');
  await screen.waitFor(/orphan .*was child of \d+ \(parent\)/);
  screen.press('.');
  await screen.waitFor('this is the last frame');
});

test('Z stops a recording as it plays', async (t) => {
  const screen = startDashboard(t, { args: ['--replay', recording], cols: 120 });
  await screen.waitFor(/❚❚ paused .*frame 1 \/ 7/);
  screen.press('Z');
  await screen.waitFor(/▸ playing .*frame [1-6] \/ 7/);
  screen.press('Z');
  await screen.waitFor(/❚❚ paused .*frame [1-6] \/ 7/);
  t.pass();
});

for (const [args, frame] of [
  [['--frame', '3'], 3],
  [['--frame', '-1'], 7],
  [['--at', '-0s'], 7],
] as const) {
  test(`${args.join(' ')} begins at frame ${frame}`, async (t) => {
    const screen = startDashboard(t, { args: ['replay', recording, ...args], cols: 120 });
    await screen.waitFor(new RegExp(`❚❚ paused .*frame ${frame} / 7`));
    t.pass();
  });
}

test('processes of a recording get no signals, and it has its own interval', async (t) => {
  const screen = startDashboard(t, { args: ['replay', recording], cols: 120, rows: 30 });
  await screen.waitFor(/❚❚ paused .*frame 1 \/ 7/);
  screen.press('Down', 'F9');
  await screen.waitFor('a recording: its processes get no signals');
  // Without a picker these are keys of the table.
  screen.press('K', 'I', 'L', 'L', 'Enter', 'd');
  await screen.waitFor('a recording has its own interval');
  t.notRegex(screen.raw(), /signal to \d|KILL →/);
});

test('a jump, an event and a click on the time line lead through a recording', async (t) => {
  const screen = startDashboard(t, { args: ['replay', recording], cols: 120, rows: 30 });
  await screen.waitFor(/❚❚ paused .*frame 1 \/ 7/);
  screen.press('v');
  await screen.waitFor('4 orphan was adopted by 1 init, and 1 more');
  await screen.waitFor(/❚❚ paused .*frame 4 \/ 7/);
  screen.press('b');
  await screen.waitFor('such as: +5m');
  screen.press('-1h', 'Enter');
  await screen.waitFor('the recording begins here');
  await screen.waitFor(/❚❚ paused .*frame 1 \/ 7/);
  // The last cell of the time line, which ends 10 cells before the right end.
  screen.write('\x1b[<0;110;3M\x1b[<0;110;3m');
  await screen.waitFor(/❚❚ paused .*frame [67] \/ 7/);
  screen.press('r');
  await screen.waitFor(/❚❚ paused .*frame 1 \/ 7/);
  t.pass();
});
