import test from 'ava';
import type { Message } from '../../../src/app/message.js';
import { longestLog } from '../../../src/app/signalling/signal-log.js';
import { openSignalText, signalRemark } from '../../../src/app/signalling/signal-remarks.js';
import type { State } from '../../../src/app/state.js';
import { isSettled, type Outcome } from '../../../src/signals/outcome.js';
import { targetOf } from '../../../src/signals/target.js';
import { processOf } from '../../model/made-sample.js';
import { after, aimedAt, family, familyModel, familyScreen, played } from '../made-state.js';

const signal = { name: 'TERM', number: 15 };
const target = targetOf(processOf(familyModel, '10:10'));
const sentAtMs = familyModel.sample.monotonicMs;

function told(outcome: Outcome, id = 1): Message {
  return {
    ...{ type: 'signalTold', id, sentAtMs, target, signal, outcome },
    ...{ isSettled: isSettled(outcome), guard: { type: 'pidfd' } },
  };
}

const pending: Outcome = { type: 'pending', afterMs: 60, hold: 'blocked', stateCode: 'S' };
const died: Outcome = { type: 'died', afterMs: 12 };

/** So many samples later, a second apart. */
function later(state: State, seconds: number): State {
  let { model } = state;
  let now = state;
  for (let second = 0; second < seconds; second += 1) {
    model = after(model, family);
    now = played(now, model).state;
  }
  return now;
}

test('what is told of a signal by the same id takes the place of what was told before', (t) => {
  const { state } = played(familyScreen(), told(pending), told(died, 2), told(died));
  t.deepEqual(
    state.signalLog.map(({ id, outcome }) => [id, outcome.type]),
    [
      [2, 'died'],
      [1, 'died'],
    ],
  );
});

test('the log is bounded: of more the oldest are forgotten', (t) => {
  const many = Array.from({ length: longestLog + 10 }, (_, id) => told(died, id));
  const { signalLog } = played(familyScreen(), ...many).state;
  t.is(signalLog.length, longestLog);
  t.is(signalLog[0]?.id, longestLog + 9);
});

test('a signal that is not settled stands in the status line and in the row, ever older', (t) => {
  const first = played(familyScreen(), told(pending)).state;
  const help = '; it acts when the process unblocks it; KILL cannot be blocked';
  t.is(openSignalText(first), `TERM → 10 alpha: pending 60 ms (blocked)${help}`);
  const third = later(first, 3);
  t.is(third.status, undefined);
  t.is(openSignalText(third), `TERM → 10 alpha: pending 3 s (blocked)${help}`);
  t.is(signalRemark(third, target.key), 'TERM: pending 3 s (blocked)');
  t.is(signalRemark(third, processOf(familyModel, '11:11').key), undefined);
  const two = played(third, told(pending, 2)).state;
  t.regex(openSignalText(two) ?? '', / · 1 more: O$/);
});

test('when it is settled it is said, and soon leaves the row', (t) => {
  const settled = played(
    familyScreen(),
    told(pending),
    told({ type: 'stopped', afterMs: 100 }),
  ).state;
  t.is(settled.status?.text, 'TERM → 10 alpha: stopped after 100 ms');
  t.is(openSignalText(settled), undefined);
  t.is(signalRemark(later(settled, 5), target.key), 'TERM: stopped after 100 ms');
  t.is(signalRemark(later(settled, 11), target.key), undefined);
});

test('the last signal is repeated with one key, to the selected one, with all checks', (t) => {
  const sentBy = (state: State, key: string) =>
    played(state, key).effects.flatMap((one) =>
      one.type === 'sendSignal' ? [`${one.signal.name} ${one.target.key}`] : [],
    );
  const none = played(aimedAt(familyScreen(), 10), 'Ctrl-K');
  t.deepEqual(none.effects, []);
  t.is(none.state.status?.text, 'no signal to repeat: F9 sends one');
  const sent = played(aimedAt(familyScreen(), 10), 'F9', ...'usr1', 'Enter').state;
  t.deepEqual(sentBy(aimedAt(sent, 20), 'Ctrl-K'), ['USR1 20:20']);
  for (const pid of [1, 2, 800, 900]) t.deepEqual(sentBy(aimedAt(sent, pid), 'Ctrl-K'), []);
});
