import test, { type ExecutionContext } from 'ava';
import { findChange } from '../../../src/commands/replay/find-change.js';
import { findEvent } from '../../../src/commands/replay/find-event.js';
import { keyOf } from '../../../src/model/identity.js';
import { openRecording, type Recording } from '../../../src/source/recording/reader.js';
import { recordingPath } from '../../helpers/recorded.js';
import { recordingTakenAt } from '../../helpers/recording-taken-at.js';
import { row, sampleAt } from '../../model/made-sample.js';

const wanted = { isWanted: () => true, onFrame: async () => {} };
async function open(t: ExecutionContext, name: string): Promise<Recording> {
  const recording = await openRecording(recordingPath(name));
  t.teardown(recording.close);
  return recording;
}

async function keyOfPid(recording: Recording, pid: number) {
  const process = (await recording.sampleAt(0)).processes.find((one) => one.pid === pid);
  if (!process) throw new Error(`no ${pid}`);
  return keyOf(process);
}

async function textsOf(t: ExecutionContext, name: string) {
  const recording = await open(t, name);
  const found = await eventsOf(recording, 1);
  return found.map(({ frame, text }) => `${frame}: ${text}`);
}

async function eventsOf(recording: Recording, sign: 1 | -1) {
  const found: { frame: number; text?: string }[] = [];
  let frame = sign > 0 ? 0 : recording.frameCount;
  for (;;) {
    const landing = await findEvent(recording, frame, sign, wanted);
    if (!landing) return found;
    found.push(landing);
    frame = landing.frame;
  }
}

test('an adoption and an end are events', async (t) => {
  t.deepEqual(await textsOf(t, 'orphan-init'), ['3: 4 orphan was adopted by 1 init, and 1 more']);
  t.deepEqual(await textsOf(t, 'zombie'), ['4: 3 zombie ended']);
  t.deepEqual(await textsOf(t, 'sleeping'), []);
});

test('a process that becomes a zombie and one that is in D for 5 s are events', async (t) => {
  const second = (count: number, stateCode: string) =>
    sampleAt(count * 1000, [row({ pid: 7, comm: 'seven', stateCode })]);
  const samples = [
    ...['S', 'D', 'D', 'D', 'D', 'D', 'D', 'D', 'D', 'S', 'Z', 'Z'].map((code, count) =>
      second(count + 1, code),
    ),
  ];
  const recording = {
    ...recordingTakenAt(...samples.map(({ monotonicMs }) => monotonicMs)),
    sampleAt: async (frame: number) => samples[frame] ?? Promise.reject(new Error('none')),
  };
  t.deepEqual(await eventsOf(recording, 1), [
    { frame: 6, text: '7 seven is in D for 5 s' },
    { frame: 10, text: '7 seven became a zombie' },
  ]);
});

test('chunks in which nothing happened are not read', async (t) => {
  const read: number[] = [];
  const quiet = { loads: [0.5], marks: [0] };
  const recording = {
    ...recordingTakenAt(),
    frameCount: 90,
    chunks: [0, 30, 60].map((firstFrame) => ({
      ...{ firstFrame, frameCount: 30 },
      ...{ firstTakenAtMs: firstFrame * 1000, lastTakenAtMs: firstFrame * 1000 + 29_000 },
    })),
    strip: async (chunk: number) => (chunk === 1 ? quiet : { loads: [0.5], marks: [1] }),
    sampleAt: async (frame: number) => {
      read.push(frame);
      return sampleAt(1000 + frame * 1000, frame < 75 ? [row({ pid: 7 })] : []);
    },
  };
  t.is((await findEvent(recording, 29, 1, wanted))?.frame, 75);
  // The last of them tell since when a process waits in the next chunk.
  t.false(read.some((frame) => frame >= 30 && frame < 50));
});

for (const name of ['orphan-init', 'zombie', 'busy-family', 'short-lived', 'sleeping']) {
  test(`in ${name} the same events are found backward as forward`, async (t) => {
    const recording = await open(t, name);
    const forward = await eventsOf(recording, 1);
    const backward = await eventsOf(recording, -1);
    t.deepEqual(
      backward.toReversed().map(({ frame }) => frame),
      forward.map(({ frame }) => frame),
    );
  });
}

test('a change is the next frame in which the state of that process is another', async (t) => {
  const recording = await open(t, 'stopped');
  const key = await keyOfPid(recording, 3);
  const found = async (from: number, sign: 1 | -1) =>
    await findChange(recording, from, { type: 'change', key, sign }, wanted);
  const [woken, stopped] = [
    { frame: 3, text: '3 stopped: T → S' },
    { frame: 6, text: '3 stopped: S → T' },
  ];
  t.deepEqual(await found(0, 1), woken);
  t.deepEqual(await found(3, 1), stopped);
  t.is(await found(6, 1), undefined);
  t.deepEqual(await found(recording.frameCount, -1), stopped);
  t.deepEqual(await found(6, -1), woken);
  t.is(await found(3, -1), undefined);
});

test('that a process goes is a change, and another life of its pid is not its own', async (t) => {
  const recording = await open(t, 'reused-pid');
  const change = { type: 'change', key: await keyOfPid(recording, 300), sign: 1 } as const;
  t.deepEqual(await findChange(recording, 0, change, wanted), {
    frame: 3,
    text: '300 first is not there any more',
  });
  t.is(await findChange(recording, 3, change, wanted), undefined);
});

test('a search that is not wanted any more ends', async (t) => {
  const recording = await open(t, 'orphan-init');
  const unwanted = { ...wanted, isWanted: () => false };
  t.is(await findEvent(recording, 0, 1, unwanted), undefined);
  const key = await keyOfPid(recording, 1);
  t.is(await findChange(recording, 3, { type: 'change', key, sign: -1 }, unwanted), undefined);
});
