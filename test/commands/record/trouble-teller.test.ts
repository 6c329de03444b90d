import test from 'ava';
import { troubleTeller } from '../../../src/commands/record/trouble-teller.js';

test('a disk that is full for a hundred frames is two lines', async (t) => {
  const said: string[] = [];
  const trouble = troubleTeller((message) => said.push(message));
  for (let frame = 0; frame < 100; frame += 1) {
    t.false(await trouble.watched(async () => trouble.tell('ENOSPC')));
  }
  t.true(await trouble.watched(async () => {}));
  t.deepEqual(said, ['ENOSPC', 'it goes on: 100 frames were lost']);
  t.is(trouble.lostFrames(), 100);
});

test('a second trouble after a recovery is told again', async (t) => {
  const said: string[] = [];
  const trouble = troubleTeller((message) => said.push(message));
  for (const isGood of [false, true, false]) {
    await trouble.watched(async () => {
      if (!isGood) trouble.tell('ENOSPC');
    });
  }
  t.deepEqual(said, ['ENOSPC', 'it goes on: 1 frame was lost', 'ENOSPC']);
});
