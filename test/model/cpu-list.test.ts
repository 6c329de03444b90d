import { fc, testProp } from '@fast-check/ava';
import test from 'ava';
import { cpusOfList, listOfCpus, listsText } from '../../src/model/cpu-list.js';

test('lists are read as the kernel writes them', (t) => {
  t.deepEqual(cpusOfList('0'), [0]);
  t.deepEqual(cpusOfList('0-3,8,10-11'), [0, 1, 2, 3, 8, 10, 11]);
  for (const text of ['', 'a', '0-', '-1', '0,,1', '0 1', '1-2-3'])
    t.is(cpusOfList(text), undefined, text);
});

test('lists are written as the kernel writes them', (t) => {
  t.is(listOfCpus([]), '');
  t.is(listOfCpus([0, 1, 2, 3, 8, 10, 11]), '0-3,8,10-11');
});

test('of many different lists their number is said', (t) => {
  t.is(listsText(['0-3']), '0-3');
  t.is(listsText(['0', '1']), '0 and 1');
  t.is(listsText(['0', '1', '2']), '3 different sets');
});

testProp('what is written is read again', [fc.uniqueArray(fc.nat(4095))], (t, some) => {
  const cpus = some.toSorted((one, other) => one - other);
  t.deepEqual(cpus.length === 0 ? [] : cpusOfList(listOfCpus(cpus)), cpus);
});
