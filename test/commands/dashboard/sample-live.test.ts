import { setTimeout as pause } from 'node:timers/promises';
import test from 'ava';
import type { Message } from '../../../src/app/message.js';
import { update } from '../../../src/app/update.js';
import { sampleLive } from '../../../src/commands/dashboard/sample-live.js';
import type { Screen } from '../../../src/commands/dashboard/screen.js';
import type { Sample } from '../../../src/sample/sample.js';
import { frameToText } from '../../../src/view/frame-to-text.js';
import { view } from '../../../src/view/view.js';
import { stateAfter } from '../../helpers/played-screen.js';
import { samplesOf } from '../../helpers/recorded.js';
import { until } from '../../helpers/until.js';

test('a scan that takes longer than the interval stretches it, the header and the log say so until one is quick again', async (t) => {
  const [sample] = await samplesOf('sleeping');
  t.assert(sample);
  const looks: Looks = { running: 0, most: 0, count: 0, tookMs: 30 };
  const { screen, setInterval, header, logged } = screenAt(5);
  const feed = sampleLive(sourceOf(sample as Sample, looks), screen);
  t.teardown(() => {
    feed.stop();
    feed.hurry();
  });
  const stretched = await until('the header says so', () =>
    /live \d+\.\ds, asked 0\.0s/.test(header()),
  );
  t.true(stretched);
  t.regex(logged.join('\n'), /^a scan took \d+ ms$/m);
  await until('more scans', () => looks.count > 3);
  t.is(looks.most, 1, 'two scans never overlap');
  looks.tookMs = 0;
  setInterval(3_600_000);
  feed.hurry();
  await until('it is in time again', () => /live 3600\.0s/.test(header()));
});

test('what a helper answers is looked for when it has answered, not an interval later, and once', async (t) => {
  const [sample] = await samplesOf('sleeping');
  t.assert(sample);
  const looks: Looks = { running: 0, most: 0, count: 0, tookMs: 0 };
  const { screen } = screenAt(3_600_000);
  const source = sourceOf(sample as Sample, looks);
  const answered: (() => void)[] = [];
  const factsSettled = () => new Promise<void>((resolve) => answered.push(resolve));
  const feed = sampleLive({ ...source, factsSettled }, screen);
  t.teardown(() => {
    feed.stop();
    feed.hurry();
  });
  // At the start all command lines are asked for.
  await until('the start waits for its answers', () => answered.length === 1);
  await until('the second look, which comes soon by itself', () => looks.count === 2);
  for (const key of ['Down', 'Enter']) screen.dispatch({ type: 'keyPressed', key });
  feed.hurry();
  await until('the pane waits for its answers', () => answered.length === 2);
  const { count } = looks;
  answered[1]?.();
  await until('the look that has them', () => looks.count === count + 1);
  feed.hurry();
  await until('one more', () => looks.count === count + 2);
  t.is(answered.length, 2, 'the same question is not waited for again');
});

type Looks = { running: number; most: number; count: number; tookMs: number };

function sourceOf(sample: Sample, looks: Looks) {
  return {
    next: async () => {
      looks.running += 1;
      looks.most = Math.max(looks.most, looks.running);
      await pause(looks.tookMs);
      looks.running -= 1;
      looks.count += 1;
      const moved = { readAtMs: looks.count, userTicks: looks.count };
      const processes = sample.processes.map((process) => ({ ...process, ...moved }));
      return { ...sample, processes, monotonicMs: sample.monotonicMs + looks.count };
    },
    factsSettled: async () => {},
    close: async () => {},
  };
}

function screenAt(intervalMs: number) {
  let state = stateAfter([], { intervalMs });
  const dispatch = (message: Message) => {
    state = update(state, message).state;
  };
  const logged: string[] = [];
  const screen: Screen = {
    state: () => state,
    dispatch,
    show: (model) => dispatch({ type: 'modelArrived', model }),
    log: { line: (text) => logged.push(text), notes: () => {} },
    fail: (error) => {
      throw error;
    },
  };
  return {
    screen,
    logged,
    header: () => frameToText(view(state)).split('\n')[0] ?? '',
    setInterval: (ms: number) => {
      state = { ...state, intervalMs: ms };
    },
  };
}
