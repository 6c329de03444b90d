import { fc, testProp } from '@fast-check/ava';
import test from 'ava';
import { byteMemory, hold, holdsSame, takeSlot } from '../../../src/source/linux/byte-memory.js';

const line = fc.uint8Array({ minLength: 1, maxLength: 12 });

testProp(
  'a slot holds what was put into it last, whatever the others hold',
  [
    fc.array(fc.tuple(fc.nat(90), line), { minLength: 1, maxLength: 200 }),
    fc.array(fc.tuple(fc.nat(90), line)),
  ],
  (t, puts, asked) => {
    const memory = byteMemory(8);
    const slots = Array.from({ length: 91 }, () => takeSlot(memory));
    const expected = new Map<number, Buffer>();
    for (const [index, bytes] of puts) {
      hold(memory, slots[index] ?? 0, Buffer.from(bytes), bytes.length);
      expected.set(index, Buffer.from(bytes));
    }
    for (const [index, bytes] of [...asked, ...puts]) {
      const held = expected.get(index);
      const isSame = held !== undefined && held.length <= 8 && held.equals(bytes);
      t.is(holdsSame(memory, slots[index] ?? 0, Buffer.from(bytes), bytes.length), isSame);
    }
  },
);

test('a slot that was given back holds nothing for the next', (t) => {
  const memory = byteMemory(8);
  const slot = takeSlot(memory);
  hold(memory, slot, Buffer.from('abc'), 3);
  memory.free.push(slot);
  t.is(takeSlot(memory), slot);
  t.false(holdsSame(memory, slot, Buffer.from('abc'), 3));
});
