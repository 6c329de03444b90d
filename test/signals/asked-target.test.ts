import test from 'ava';
import { parseTarget } from '../../src/signals/asked-target.js';

test('a target is a pid, or a pid with the tick it started at', (t) => {
  t.deepEqual(parseTarget('9310'), { pid: 9310 });
  t.deepEqual(parseTarget('9310:4711'), { pid: 9310, startTicks: 4711 });
  t.deepEqual(parseTarget('1:0'), { pid: 1, startTicks: 0 });
});

test('what kill(2) takes for a group or everyone, and nonsense, is no target', (t) => {
  for (const text of ['0', '-1', '-9310', '', ' 5', '5 ', '5x', '0x5', '1e3', '05', '5:', '5:-1']) {
    t.is(parseTarget(text), undefined, text);
  }
  for (const text of ['tar', '5.0', '99999999999', ':5', '5:6:7', '5:1234567890123456', '٥'])
    t.is(parseTarget(text), undefined, text);
});
