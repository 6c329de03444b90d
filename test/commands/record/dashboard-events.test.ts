import test from 'ava';
import { eventOf } from '../../../src/commands/record/dashboard-events.js';

test('an event is taken with what else it says', (t) => {
  const event = { type: 'signalSent', pid: 7, atMs: 5.5, signal: 'TERM' };
  t.deepEqual(eventOf(JSON.stringify({ event })), { event });
});

for (const line of [
  '',
  'nonsense',
  '7',
  'null',
  '{}',
  '{"event":{"type":"x","pid":-1,"atMs":0}}',
  '{"event":{"type":"x","pid":1}}',
  '{"event":{"type":"x","pid":1,"atMs":0,"__proto__":{}}}',
]) {
  test(`'${line}' is no event, and it is said why`, (t) => {
    const { event, reason } = eventOf(line);
    t.is(event, undefined);
    t.regex(reason ?? '', /^[:.]/);
  });
}
