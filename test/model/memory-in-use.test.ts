import test from 'ava';
import { memoryInUseBytes } from '../../src/model/memory-in-use.js';

test('memory in use is what is not available, by an older kernel what is neither free nor cache', (t) => {
  t.is(memoryInUseBytes({ totalBytes: 100, availableBytes: 60, freeBytes: 10 }), 40);
  const older = { totalBytes: 100, freeBytes: 10, buffersBytes: 5, cachedBytes: 25 };
  t.is(memoryInUseBytes(older), 60);
});

test('memory in use is not guessed where a part is not told', (t) => {
  t.is(memoryInUseBytes({ totalBytes: 100, freeBytes: 10 }), undefined);
  t.is(memoryInUseBytes({ totalBytes: 100, freeBytes: 10, buffersBytes: 5 }), undefined);
  t.is(memoryInUseBytes({ availableBytes: 60 }), undefined);
});
