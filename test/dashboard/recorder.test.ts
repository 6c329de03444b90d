import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { openRecording } from '../../src/source/recording/reader.js';
import { linesOf } from '../helpers/recorder.js';
import { scenarioTest, startScenario } from '../helpers/scenario.js';
import { until } from '../helpers/until.js';
import { isGone, pidsNaming, sequenceOf, startDashboard } from './dashboard-in-pty.js';
import { copyProc } from './proc-copy.js';

const deadlineMs = 30_000;

test('a terminal that takes nothing, and a dashboard that is stopped: the recorder beside it goes on', async (t) => {
  const { screen, file } = await recordingDashboard(t, copyProc(t).path);
  screen.pause();
  // Each asks for every cell anew, which is more than any pty holds.
  for (let i = 0; i < 40; i += 1) screen.press('Ctrl-L');
  await grown(file, 20);
  screen.kill('SIGSTOP');
  await grown(file, 20);
  screen.kill('SIGCONT');
  screen.resumeReading();
  screen.press('R');
  await screen.waitFor(/recording ended: \d+ frames/);
  t.false(screen.screenText().join('\n').includes('● recording'));
  await wholeRecording(t, file);
  t.is(statSync(file).mode & 0o777, 0o600);
});

for (const [how, end] of [
  ['is killed', (screen) => screen.kill('SIGKILL')],
  ['is quit', (screen) => screen.press('q')],
  ['loses its terminal', (screen) => screen.hangUp()],
] as readonly (readonly [string, (screen: Screen) => void])[]) {
  test(`a recorder ends with a dashboard that ${how}, and its file is whole`, async (t) => {
    const { screen, file } = await recordingDashboard(t, copyProc(t).path);
    const recorders = pidsNaming(file).filter((pid) => pid !== screen.pid);
    t.is(recorders.length, 1);
    end(screen);
    await until('it is gone', () => recorders.every(isGone), deadlineMs);
    await wholeRecording(t, file);
  });
}

test('where a recorder cannot begin it is said, and nothing is said to record', async (t) => {
  const proc = copyProc(t);
  const { screen } = await recordingDashboard(t, proc.path);
  screen.press('R');
  await screen.waitFor(/recording ended: \d+ frames/);
  await typeName(screen, '/missing/a.jsonl');
  await screen.waitFor(/recording ended: cannot record to \/missing\/a\.jsonl: ENOENT/);
  await screen.waitFor((rows) => !rows.join('\n').includes('● recording'));
  t.pass();
});

scenarioTest('what is sent from the dashboard is in the recording', async (t) => {
  const scenario = await startScenario(t, 'sleeping');
  const pid = scenario.pid('sleeper');
  const { screen, file } = await recordingDashboard(t);
  await screen.select(pid);
  screen.press('F9', ...'CONT', 'Enter');
  await screen.waitFor(/CONT → \d+ sleeper: no effect: it was not stopped/);
  await grown(file, 3);
  screen.press('R');
  await screen.waitFor(/recording ended: \d+ frames/);
  const recording = await wholeRecording(t, file);
  const sent = [];
  for (let frame = 0; frame < recording.frameCount; frame += 1) {
    sent.push(...(await recording.sampleAt(frame)).events);
  }
  t.is(sent.length, 1);
  t.like(sent[0], { type: 'signalSent', pid, signal: 'CONT' });
});

type Screen = ReturnType<typeof startDashboard>;

/** With two frames in the file at least. */
async function recordingDashboard(t: ExecutionContext, procRoot?: string) {
  const directory = mkdtempSync(join(tmpdir(), 'treetop-recorder-'));
  t.teardown(() => rmSync(directory, { recursive: true }));
  const file = join(directory, 'a.jsonl');
  const of = procRoot === undefined ? [] : ['--proc-root', procRoot];
  const screen = startDashboard(t, { args: ['-d', '0.1', ...of], cols: 150, rows: 40 });
  await screen.waitFor(/^ +\d+ \S+ +[RSDTZX] /m);
  await typeName(screen, file);
  await screen.waitFor(/● recording [\d.]+[BKM]/, deadlineMs);
  await until('two frames', () => existsSync(file) && linesOf(file) > 3, deadlineMs);
  return { screen, file };
}

async function typeName(screen: Screen, name: string): Promise<void> {
  screen.press('R');
  await screen.waitFor(/record into: treetop-/);
  screen.write(sequenceOf('Backspace').repeat(100));
  await screen.waitFor(/record into: ▏/);
  screen.write(name);
  await screen.waitFor(`record into: ${name}`);
  screen.press('Enter');
}

async function grown(file: string, frames: number): Promise<void> {
  const before = linesOf(file);
  await until(`${frames} frames more`, () => linesOf(file) >= before + frames, deadlineMs);
}

async function wholeRecording(t: ExecutionContext, file: string) {
  const recording = await openRecording(file);
  t.teardown(recording.close);
  t.deepEqual(recording.notes, []);
  const gaps = [];
  for (let frame = 0; frame < recording.frameCount; frame += 1) {
    const { notes } = await recording.sampleAt(frame);
    gaps.push(...notes.filter(({ code }) => code === 'gap'));
  }
  t.deepEqual(gaps, [], 'a recorder marks its own gaps');
  return recording;
}
