// `treetop ps` on a recording that has a story; see fixtures/README.md.
import test from 'ava';
import { recordingPath, samplesOf } from '../helpers/recorded.js';
import { runTreetop } from '../helpers/run-treetop.js';

type Row = { comm: string; state: string; cpuPercent: number | null; ppid: number };
type Document = { takenAt: string; processes: Row[] };

const samples = await samplesOf('running');
const takenAt = samples.map(({ takenAtMs }) => new Date(takenAtMs).toISOString());

test('neither --frame nor --at is the last frame', async (t) => {
  const [document] = await replayed('running');
  t.is(document?.takenAt, takenAt.at(-1));
});

test('--frame counts from 1, and -1 is the last', async (t) => {
  for (const [frame, expected] of [
    ['1', takenAt[0]],
    ['3', takenAt[2]],
    [String(takenAt.length), takenAt.at(-1)],
    ['-1', takenAt.at(-1)],
  ] as const) {
    const [document] = await replayed('running', '--frame', frame);
    t.is(document?.takenAt, expected, frame);
  }
});

test('--at is the last frame at or before that instant', async (t) => {
  const secondAtMs = samples[1]?.takenAtMs ?? 0;
  for (const [instant, expected] of [
    [new Date(secondAtMs).toISOString(), takenAt[1]],
    [new Date(secondAtMs + 1).toISOString(), takenAt[1]],
    [new Date(secondAtMs - 1).toISOString(), takenAt[0]],
    ['-0s', takenAt.at(-1)],
    ['-1ms', takenAt.at(-2)],
    ['2999-01-01', takenAt.at(-1)],
  ] as const) {
    const [document] = await replayed('running', '--at', instant);
    t.is(document?.takenAt, expected, instant);
  }
});

test('rates come from the frame before: the first has none', async (t) => {
  const percents = async (frame: string) =>
    (await replayed('running', '--frame', frame))[0]?.processes.map((row) => row.cpuPercent) ?? [];
  const first = await percents('1');
  t.true(first.length > 0 && first.every((percent) => percent === null));
  t.true((await percents('2')).some((percent) => (percent ?? 0) > 0));
});

test('who was adopted is known from the frames before, too', async (t) => {
  const [document] = await replayed('orphan-subreaper', '--frame', '-1', '-F', 'comm=orphan');
  const before = await replayed('orphan-subreaper', '--frame', '1', '-F', 'comm=orphan');
  const [orphan] = document?.processes ?? [];
  t.is((orphan as { formerPpid?: number } | undefined)?.formerPpid, before[0]?.processes[0]?.ppid);
});

test('who is gone is not in the list, though the screen still shows a tombstone', async (t) => {
  const comms = async (frame: string) =>
    (await replayed('zombie', '--frame', frame))[0]?.processes.map(({ state }) => state) ?? [];
  t.true((await comms('4')).includes('Z'));
  t.false((await comms('5')).some((state) => state === 'Z' || state === 'X'));
});

test('-n prints a document a line, frame after frame, and ends where the recording does', async (t) => {
  const all = await replayed('running', '-n', '99');
  t.deepEqual(
    all.map((document) => document.takenAt),
    takenAt,
  );
  const some = await replayed('running', '--frame', '2', '-n', '2');
  t.deepEqual(
    some.map((document) => document.takenAt),
    takenAt.slice(1, 3),
  );
  const [alone] = await replayed('running', '--frame', '3');
  t.deepEqual(some[1], alone);
});

async function replayed(name: string, ...words: readonly string[]): Promise<readonly Document[]> {
  const text = await runTreetop(['ps', '--json', '--replay', recordingPath(name), ...words]);
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}
