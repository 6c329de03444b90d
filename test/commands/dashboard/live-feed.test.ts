import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import test from 'ava';
import type { Message } from '../../../src/app/message.js';
import { liveFeed } from '../../../src/commands/dashboard/live-feed.js';
import type { Screen } from '../../../src/commands/dashboard/screen.js';
import type { Sample } from '../../../src/sample/sample.js';
import { stateAfter } from '../../helpers/played-screen.js';
import { samplesIn, samplesOf } from '../../helpers/recorded.js';
import { until } from '../../helpers/until.js';
import { temporaryDirectory } from '../../source/linux/proc-tree.js';

test('what is on the screen can be saved at once, before what remembers is loaded', async (t) => {
  const [sample] = (await samplesOf('sleeping')) as [Sample];
  const { path, said, feed, showing } = feedOf(t, async () => sample);
  await showing;
  await nextTurn();
  feed.save(path);
  await until('that it is saved', () => said.some((text) => /^saved: [1-9]/.test(text)));
  t.deepEqual((await samplesIn(path))[0]?.processes, sample.processes);
});

test('before the first sample there is nothing to save, and no file is made', async (t) => {
  const { path, directory, said, feed } = feedOf(t, () => new Promise(() => {}));
  feed.save(path);
  await until('that there is nothing', () => said.length > 0);
  t.deepEqual(said, ['nothing is remembered yet']);
  t.deepEqual(readdirSync(directory), []);
});

function feedOf(t: Parameters<typeof temporaryDirectory>[0], next: () => Promise<Sample>) {
  const directory = temporaryDirectory(t);
  const said: string[] = [];
  let onShow = () => {};
  const showing = new Promise<void>((resolve) => {
    onShow = resolve;
  });
  const state = stateAfter([], { intervalMs: 3_600_000 });
  const screen: Screen = {
    state: () => state,
    dispatch: (message: Message) => {
      if (message.type === 'noted' || message.type === 'troubled') said.push(message.text);
    },
    show: onShow,
    log: { line: () => {}, notes: () => {} },
    fail: (error) => t.fail(String(error)),
  };
  const source = { next, close: async () => {}, factsSettled: async () => {} };
  const feed = liveFeed(source, screen);
  t.teardown(() => {
    feed.stop();
    feed.hurry();
  });
  return { directory, path: join(directory, 'a.treetop'), said, feed, showing };
}
