import test, { type ExecutionContext } from 'ava';
import type { Message } from '../../../src/app/message.js';
import type { State } from '../../../src/app/state.js';
import { update } from '../../../src/app/update.js';
import type { Screen } from '../../../src/commands/dashboard/screen.js';
import { playRecording } from '../../../src/commands/replay/play-recording.js';
import { newestFirst } from '../../../src/model/history.js';
import type { Recording } from '../../../src/source/recording/reader.js';
import { recordingSource } from '../../../src/source/recording/recording-source.js';
import { aimedAt, blankScreen, family, without } from '../../app/made-state.js';
import { recordingTakenAt } from '../../helpers/recording-taken-at.js';
import { until } from '../../helpers/until.js';
import { sampleAt } from '../../model/made-sample.js';

const frames = 400;

/** A frame a second; pid 11 dies at frame 200, and 12 gets another parent. */
function night(read?: (frame: number) => Promise<void>): Recording {
  const orphaned = without(11).map((one) => (one.pid === 12 ? { ...one, ppid: 1 } : one));
  return {
    ...recordingTakenAt(...Array.from({ length: frames }, (_, frame) => 1000 * frame)),
    sampleAt: async (frame) => {
      await read?.(frame);
      const rows = frame < 200 ? family : orphaned;
      return { ...sampleAt(1000 * (frame + 1), rows), takenAtMs: 1000 * frame };
    },
  };
}

/** The screen of a replay without a terminal. */
function screenOf(t: ExecutionContext, recording: Recording, startFrame = 0) {
  let state: State = blankScreen({ frameCount: recording.frameCount });
  const messages: Message[] = [];
  const dispatch = (message: Message) => {
    messages.push(message);
    const next = update(state, message);
    state = next.state;
    for (const effect of next.effects) {
      if (effect.type === 'showFrame') feed.showFrame(effect.frame);
      else if (effect.type === 'jump') feed.jump(effect.jump);
      else if (effect.type === 'resample') feed.hurry();
    }
  };
  const screen: Screen = {
    state: () => state,
    dispatch,
    show: (model, frame, past) =>
      dispatch({ type: 'modelArrived', model, past, ...(frame !== undefined && { frame }) }),
    log: { line: () => {}, notes: () => {} },
    fail: (error) => t.fail(String(error)),
  };
  const source = recordingSource(recording);
  const feed = playRecording({ isLive: false, source, recording, startFrame }, screen);
  t.teardown(feed.stop);
  const press = (...keys: readonly string[]) => {
    for (const key of keys) dispatch({ type: 'keyPressed', key });
  };
  const frame = () => state.playback?.frame;
  const isWhole = (wanted: number) => frame() === wanted && pointsOf(state) > 2;
  return {
    press,
    frame,
    isWhole,
    messages,
    state: () => state,
    aim: (pid: number) => {
      state = aimedAt(state, pid);
    },
  };
}

function pointsOf({ past }: State): number {
  return past ? [...newestFirst(past.host)].length : 0;
}

function adoptionsOf({ model }: State, pid: number): number {
  return (
    [...(model?.processes.values() ?? [])].find(({ sample }) => sample.pid === pid)?.adoptions
      .length ?? 0
  );
}

test('a far frame is shown before what was before it is read, and whole after that', async (t) => {
  let open: () => void = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  // What is far before the frame does not come.
  const recording = night((frame) => (frame > 0 && frame < 298 ? gate : Promise.resolve()));
  const screen = screenOf(t, recording);
  await until('the first frame', () => screen.frame() === 0 && screen.state().model !== undefined);
  screen.press('b', ...'300', 'Enter');
  await until('the frame', () => screen.frame() === 300);
  // The frame that was left, and this one.
  t.is(pointsOf(screen.state()), 2);
  open();
  await until('the whole frame', () => screen.isWhole(300));
  t.is(pointsOf(screen.state()), 121);
});

test('a near frame is shown alone first, too, once the whole of another has taken long', async (t) => {
  let open: () => void = () => {};
  const closed = () =>
    new Promise<void>((resolve) => {
      open = resolve;
    });
  let gate = closed();
  const recording = night((frame) => (frame > 0 && frame < 298 ? gate : Promise.resolve()));
  const screen = screenOf(t, recording);
  await until('the first frame', () => screen.frame() === 0 && screen.state().model !== undefined);
  const beganAtMs = performance.now();
  screen.press('b', ...'300', 'Enter');
  await until('a while has passed', () => performance.now() - beganAtMs > 50);
  open();
  await until('the whole frame', () => screen.isWhole(300));
  gate = closed();
  screen.press('b', ...'-1', 'Enter');
  await until(
    'the frame',
    () => screen.frame() === 299 && shownFrames(screen.messages).at(-1) === 299,
  );
  open();
  await until('the whole frame', () => shownFrames(screen.messages).join().endsWith('299,299'));
  t.pass();
});

function shownFrames(messages: readonly Message[]) {
  return messages.flatMap((one) => (one.type === 'modelArrived' ? [one.frame] : []));
}

test('who was adopted before a jump is known after it', async (t) => {
  const screen = screenOf(t, night());
  screen.press('b', ...'250', 'Enter');
  await until('the whole frame', () => screen.isWhole(250));
  t.is(adoptionsOf(screen.state(), 12), 1);
});

test('several jumps at once each go on from where the one before leads to', async (t) => {
  const screen = screenOf(t, night());
  for (let count = 0; count < 3; count += 1) screen.press('b', ...'100', 'Enter');
  screen.press('b', ...'-50', 'Enter');
  await until('the whole frame', () => screen.isWhole(250));
  t.is(screen.frame(), 250);
});

test('steps while a jump is under way go on from where it leads to', async (t) => {
  const screen = screenOf(t, night());
  await until('the first frame', () => screen.state().model !== undefined);
  screen.press('End', ',', ',');
  await until('the whole frame', () => screen.isWhole(frames - 3));
  t.is(screen.frame(), frames - 3);
});

test('folds, selection, filter and sort survive a jump', async (t) => {
  const screen = screenOf(t, night());
  await until('the first frame', () => screen.state().model !== undefined);
  screen.aim(20);
  screen.press('-', 'P', 'P');
  const before = screen.state();
  screen.press('b', ...'300', 'Enter');
  await until('the whole frame', () => screen.isWhole(300));
  const { selection, folded, treeSort, show } = screen.state();
  t.is(selection.selected, before.selection.selected);
  t.deepEqual([folded, treeSort, show], [before.folded, before.treeSort, before.show]);
});

test('at a hundred times the speed frames are passed over, and the charts know them', async (t) => {
  const screen = screenOf(t, night());
  await until('the first frame', () => screen.state().model !== undefined);
  screen.press(']', ']', ']', ']', ']', ']', 'Space');
  await until('the frame', () => (screen.frame() ?? 0) >= 100);
  screen.press('Space');
  const shown = screen.messages.filter(({ type }) => type === 'modelArrived').length;
  t.true(shown < 90, `${shown} frames were shown`);
  t.is(pointsOf(screen.state()), (screen.frame() ?? 0) + 1);
});

test('an event that is found is told, and where there is none that is told too', async (t) => {
  const screen = screenOf(t, night());
  await until('the first frame', () => screen.state().model !== undefined);
  screen.press('v');
  await until('the whole frame', () => screen.isWhole(200));
  t.is(screen.state().status?.text, '12 gamma was adopted by 1 init, and 1 more');
  screen.press('v');
  await until(
    'what is said',
    () => screen.state().status?.text === 'nothing happened after this frame',
  );
  screen.press('V');
  await until(
    'what is said',
    () => screen.state().status?.text === 'nothing happened before this frame',
  );
  t.is(screen.frame(), 200);
});

test('a search ends where something else is asked for', async (t) => {
  const screen = screenOf(t, night());
  await until('the first frame', () => screen.state().model !== undefined);
  screen.press('v', '.');
  await until('the frame', () => screen.frame() === 1);
  screen.press('.');
  await until('the frame', () => screen.frame() === 2);
  t.false(screen.messages.some((one) => one.type === 'modelArrived' && one.frame === 200));
});

test('at the end it stops and says so; play begins again at the first frame', async (t) => {
  const screen = screenOf(t, night(), frames - 3);
  await until('the first frame', () => screen.state().model !== undefined);
  screen.press(']', ']', ']', ']', 'Space');
  await until('what is said', () => screen.state().status?.text === 'end of the recording');
  t.false(screen.state().playback?.isPlaying);
  t.is(screen.frame(), frames - 1);
  screen.press('Space');
  await until('the frame', () => (screen.frame() ?? frames) < 50);
  t.true(screen.state().playback?.isPlaying);
});
