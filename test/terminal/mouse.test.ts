import { testProp } from '@fast-check/ava';
import test from 'ava';
import blessed from 'blessed';
import fc from 'fast-check';
import type { MouseEvent } from '../../src/app/keys/mouse-event.js';
import { createKeyStream } from '../../src/terminal/key-stream.js';

type Typed = string | MouseEvent;

/** Keys and mouse events as they come out of chunks, with blessed listening as it does in the program. */
function typedBy(chunks: readonly string[]): readonly Typed[] {
  const typed: Typed[] = [];
  const tell = (event: Typed) => typed.push(event);
  const keys = createKeyStream({ key: tell, mouse: tell });
  const program = blessed.program({ input: keys.forBlessed as never, output: noOutput as never });
  for (const chunk of chunks) keys.feed(chunk);
  keys.close();
  program.destroy();
  return typed;
}

const noOutput = { isTTY: true, writable: false, on() {}, removeListener() {} };
const press = (x: number, y: number): MouseEvent => ({ type: 'press', x, y });
const wheel = (x: number, y: number, notches: number): MouseEvent => ({
  type: 'wheel',
  x,
  y,
  notches,
});

test('the left button and the wheel are told, in cells from 0', (t) => {
  t.deepEqual(typedBy(['\x1b[<0;1;1M\x1b[<0;1;1m\x1b[<0;500;200M']), [
    press(0, 0),
    press(499, 199),
  ]);
  t.deepEqual(typedBy(['\x1b[<64;3;4M\x1b[<65;3;4M']), [wheel(2, 3, -1), wheel(2, 3, 1)]);
});

test('the old form of a report is read, too, and a release is none', (t) => {
  t.deepEqual(typedBy(['\x1b[M !!\x1b[M#!!\x1b[Ma+,q']), [press(0, 0), wheel(10, 11, 1), 'q']);
});

test('other buttons, held modifiers, movements and garbage are dropped, and no key beside them', (t) => {
  const dropped = [1, 2, 3, 4, 8, 16, 32, 35, 66, 67, 68, 80, 128].map((b) => `\x1b[<${b};1;1M`);
  const garbage = [
    '\x1b[<M',
    '\x1b[<0M',
    '\x1b[<0;1M',
    '\x1b[<;;M',
    '\x1b[<0;1;1;1M',
    '\x1b[<0;-1;1M',
  ];
  const huge = [`\x1b[<${'9'.repeat(400)};1;1M`, '\x1b[<0;1;1~', '\x1b[<0;1;1u', '\x1b[M\x1f!!'];
  for (const one of [...dropped, ...garbage, ...huge]) {
    t.deepEqual(typedBy([`a${one}b`]), ['a', 'b'], JSON.stringify(one));
  }
});

test('a report from beyond any screen is told as it is: there is nothing there', (t) => {
  t.deepEqual(typedBy(['\x1b[<0;0;0M']), [press(-1, -1)]);
  const [far] = typedBy([`\x1b[<0;${'9'.repeat(400)};1M`]);
  t.deepEqual(far, press(Infinity, 0));
});

test('the old form with coordinates beyond ASCII is dropped, whole', (t) => {
  t.deepEqual(typedBy(['a\x1b[M \ufffd\ufffdb', 'a\x1b[M éb', 'a\x1b[M \ufffd!b']), [...'ababab']);
});

test('Esc before a report is Esc, and no Alt', (t) => {
  t.deepEqual(typedBy(['\x1b\x1b[<0;1;1M']), ['Esc', press(0, 0)]);
  t.deepEqual(typedBy(['\x1b', '\x1b[<0;1;1M']), ['Esc', press(0, 0)]);
  t.deepEqual(typedBy(['\x1b\x1b\x1b[M !!q']), ['Esc', 'Esc', press(0, 0), 'q']);
});

test('a report that breaks off takes at most one key with it', (t) => {
  t.deepEqual(typedBy(['\x1b[<0;1', '\x1b[A', 'q']), ['Up', 'q']);
  t.deepEqual(typedBy(['\x1b[<0;1', '\r', 'q']), ['Enter', 'q']);
  t.deepEqual(typedBy(['\x1b[<0;1', 'q', 'r']), ['r']);
});

test('digits without an end are given up: they are kept nowhere', (t) => {
  const digits = '1'.repeat(300);
  t.deepEqual(typedBy([`\x1b[<${digits}`, '\x1b[A']), ['Up']);
});

test('a line so slow that the first byte of a report counts as Esc types none of the rest', async (t) => {
  const typed: Typed[] = [];
  const isEsc = new Promise<void>((resolve) => {
    const keys = createKeyStream({
      key: (name) => {
        typed.push(name);
        if (name !== 'Esc') return;
        keys.feed('[<64;9;9M');
        keys.feed('q');
        resolve();
      },
      mouse: (event) => typed.push(event),
    });
    const program = blessed.program({ input: keys.forBlessed as never, output: noOutput as never });
    t.teardown(() => program.destroy());
    keys.feed('\x1b');
  });
  await isEsc;
  t.deepEqual(typed, ['Esc', wheel(8, 8, -1), 'q']);
});

test('ten thousand notches in one chunk are a handful of events', (t) => {
  const typed = typedBy(['\x1b[<65;5;5M'.repeat(10_000), 'q']);
  t.deepEqual(typed, [wheel(4, 4, 10_000), 'q']);
  const both = typedBy([`${'\x1b[<65;5;5M'.repeat(3)}\x1b[<64;5;5M\x1b[<65;6;5M`]);
  t.deepEqual(both, [wheel(4, 4, 3), wheel(4, 4, -1), wheel(5, 4, 1)]);
});

const report = fc
  .tuple(
    fc.constantFrom(0, 1, 2, 4, 32, 64, 65, 128),
    fc.nat(600),
    fc.nat(300),
    fc.constantFrom('M', 'm'),
  )
  .map(([b, x, y, end]) => `\x1b[<${b};${x};${y}${end}`);
const oldReport = fc
  .tuple(
    fc.constantFrom(...' #`a'),
    fc.integer({ min: 33, max: 126 }),
    fc.integer({ min: 33, max: 126 }),
  )
  .map(([b, x, y]) => `\x1b[M${b}${String.fromCharCode(x, y)}`);
const key = fc.constantFrom(
  'q',
  'M',
  '<',
  '0',
  ';',
  'é',
  '日',
  '\r',
  ' ',
  '\x1b[A',
  '\x1b[1;5A',
  '\x1bOP',
  '\x1b[24~',
  '\x1bx',
  '\x03',
);

testProp(
  'however keys and reports are cut into chunks, the same events come of them',
  [
    fc.array(fc.oneof(report, oldReport, key), { maxLength: 20 }),
    fc.infiniteStream(fc.integer({ min: 1, max: 9 })),
  ],
  (t, parts, sizes) => {
    const whole = parts.join('');
    const chunks: string[] = [];
    for (let at = 0; at < whole.length; ) {
      const end = at + (sizes.next().value ?? 1);
      chunks.push(whole.slice(at, end));
      at = end;
    }
    const expected = parts.flatMap((part) => typedBy([part]));
    t.deepEqual(singleNotches(typedBy(chunks)), singleNotches(expected));
    t.deepEqual(singleNotches(typedBy([whole])), singleNotches(expected));
  },
  { numRuns: 500 },
);

function singleNotches(typed: readonly Typed[]): readonly Typed[] {
  return typed.flatMap((one): readonly Typed[] =>
    typeof one !== 'string' && one.type === 'wheel'
      ? Array.from({ length: Math.abs(one.notches) }, () => ({
          ...one,
          notches: Math.sign(one.notches),
        }))
      : [one],
  );
}
