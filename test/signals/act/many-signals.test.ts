import { readdirSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { signaller } from '../../../src/signals/act/signaller.js';
import { scenarioTest, startScenario } from '../../helpers/scenario.js';
import { realMachine, targetAt } from './live-signals.js';

/** One is delivered, one dropped, one stays pending: what is settled at once, and what is let go for the next. */
const signals = [
  { name: 'TERM', number: 15 },
  { name: 'HUP', number: 1 },
  { name: 'USR1', number: 10 },
] as const;

/** Lower than what it is elsewhere, so that it is reached early. */
const limit = 256;

scenarioTest(
  '10,000 signals in a row leave no descriptor, no timer and no memory behind',
  async (t) => {
    const scenario = await startScenario(t, 'lock-keeper');
    const target = targetAt(scenario.pid('keeper'));
    const { hold, send, followedCount, stop } = signaller(await realMachine(), limit);
    const tally = { sent: 0, settled: 0, mostFollowed: 0 };
    const unsettled = new Set<() => void>();
    const sendSome = async (count: number) => {
      for (let index = 0; index < count; index++) {
        const held = hold(target);
        if (held.type !== 'held') return t.fail(held.type);
        unsettled.add(held.release);
        const signal = signals[index % signals.length] ?? signals[0];
        const isSent = send(target, held, signal, ({ isSettled }) => {
          if (!isSettled) return;
          tally.settled += 1;
          unsettled.delete(held.release);
          held.release();
        });
        tally.sent += isSent ? 1 : 0;
        tally.mostFollowed = Math.max(tally.mostFollowed, followedCount());
        if (index % 10 === 0) await nextTurn();
      }
    };
    const before = await held();
    await sendSome(1000);
    const early = await held();
    await sendSome(9000);
    const late = await held();
    t.log(JSON.stringify({ before, early, late, tally }));
    t.is(tally.sent, 10_000);
    t.is(tally.mostFollowed, limit);
    t.true(late.files <= early.files + 2 && late.files <= before.files + limit + 2);
    t.true(late.timers <= early.timers + 2);
    t.true(late.heapBytes < early.heapBytes + 2_000_000);
    t.is(tally.settled + unsettled.size, 10_000);
    stop();
    for (const release of unsettled) release();
    const after = await held();
    t.is(after.files, before.files);
    t.true(after.timers <= before.timers + 1);
  },
);

const gc = collector();

function collector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc');
}

async function held() {
  await nextTurn();
  gc();
  return {
    files: readdirSync('/proc/self/fd').length,
    timers: process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length,
    heapBytes: process.memoryUsage().heapUsed,
  };
}
