import { constants } from 'node:os';
import test from 'ava';
import fc from 'fast-check';
import { signalsInMask } from '../../src/model/masks.js';
import { parseSignal } from '../../src/model/parse-signal.js';
import { hasGenericSignals, signalCatalogue } from '../../src/model/signal-catalogue.js';

test('numbers are 1 to 31 and 34 to 64, each once and in order', (t) => {
  const numbers = Array.from({ length: 64 }, (_, index) => index + 1);
  t.deepEqual(
    signalCatalogue.map(({ number }) => number),
    numbers.filter((number) => number !== 32 && number !== 33),
  );
});

const isComparable = process.platform === 'linux' && hasGenericSignals(process.arch);

(isComparable ? test : test.skip)(
  'names and numbers are those of this machine (where Node has the same numbering)',
  (t) => {
    const own = Object.entries(constants.signals).map(([name, number]) => [name, Number(number)]);
    for (const [name, number] of own) t.is(parseSignal(String(name))?.number, Number(number));
  },
);

test('real-time signals are named from the nearer end', (t) => {
  const nameOf = (number: number) => parseSignal(String(number))?.name;
  t.deepEqual([34, 35, 49, 50, 63, 64].map(nameOf), [
    'RTMIN',
    'RTMIN+1',
    'RTMIN+15',
    'RTMAX-14',
    'RTMAX-1',
    'RTMAX',
  ]);
});

test('what a signal does by default is what signal(7) says', (t) => {
  const named = (action: string) =>
    signalCatalogue
      .filter(({ defaultAction, number }) => defaultAction === action && number < 32)
      .map(({ name }) => name)
      .join(' ');
  t.is(named('core'), 'QUIT ILL TRAP ABRT BUS FPE SEGV XCPU XFSZ SYS');
  t.is(named('stop'), 'STOP TSTP TTIN TTOU');
  t.is(named('continue'), 'CONT');
  t.is(named('ignore'), 'CHLD URG WINCH');
});

for (const [text, number] of [
  ['TERM', 15],
  ['SIGTERM', 15],
  ['sigterm', 15],
  ['15', 15],
  ['RTMIN+2', 36],
  ['SIGRTMIN+2', 36],
  ['RTMIN+30', 64],
  ['RTMAX-30', 34],
  ['RTMIN+0', 34],
  ['rtmax', 64],
  ['CLD', 17],
] as const) {
  test(`${text} is signal ${number}`, (t) => {
    t.is(parseSignal(text)?.number, number);
  });
}

for (const text of [
  ...['', '0', '-9', '+9', '09', '9.0', ' 9', '1e1', '32', '33', '65', '999'],
  ...['RTMIN+31', 'RTMIN-1', 'RTMAX+1', 'SIG', 'SIGSIGTERM', 'TERM ', 'EXIT', '__proto__'],
]) {
  test(`'${text}' is no signal`, (t) => {
    t.is(parseSignal(text), undefined);
  });
}

test('each signal is found by its own name and number', (t) => {
  for (const signal of signalCatalogue) {
    t.is(parseSignal(signal.name), signal);
    t.is(parseSignal(`SIG${signal.name}`), signal);
    t.is(parseSignal(String(signal.number)), signal);
  }
});

test('architectures with numbers of their own are not covered', (t) => {
  const others = ['mips', 'mipsel', 'mips64', 'sparc64', 'alpha', 'parisc64'];
  t.true(others.every((arch) => !hasGenericSignals(arch)));
  const covered = ['x64', 'x86_64', 'arm64', 'aarch64', 'riscv64', 's390x', 'ppc64'];
  t.true(covered.every(hasGenericSignals));
});

test('bit n-1 of a mask is signal n, in both halves', (t) => {
  t.deepEqual(signalsInMask('0000000000000000'), []);
  t.deepEqual(signalsInMask('0000000000010000'), [17]);
  t.deepEqual(signalsInMask('8000000180000001'), [1, 32, 33, 64]);
  t.is(signalsInMask('ffffffffffffffff')?.length, 64);
});

test('a mask gives back the signals that it was made of', (t) => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 64 })), (signals) => {
      const mask = signals.reduce((sum, signal) => sum | (1n << BigInt(signal - 1)), 0n);
      const sorted = signals.toSorted((one, other) => one - other);
      t.deepEqual(signalsInMask(mask.toString(16).padStart(16, '0')), sorted);
    }),
  );
});

test('what is no mask is not known', (t) => {
  for (const text of ['', 'xyz', '0x1', '00000000000000000']) t.is(signalsInMask(text), undefined);
});
