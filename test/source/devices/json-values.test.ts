import test from 'ava';
import { counted, numbersIn } from '../../../src/source/devices/json-values.js';

test('a -0 of JSON is 0: a recording has no other', (t) => {
  const it = JSON.parse('{"main":-0,"cores":[-0,1,null]}');
  t.is(counted(it, 'main', -273), 0);
  t.deepEqual(numbersIn(it.cores), [0, 1]);
});

test('what is no number, or less than can be, is not known', (t) => {
  for (const main of [null, 'x', -300, undefined]) t.is(counted({ main }, 'main', -273), undefined);
  t.deepEqual(numbersIn('x'), []);
});
