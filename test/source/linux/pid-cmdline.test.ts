import test from 'ava';
import fc from 'fast-check';
import { parsePidCmdline } from '../../../src/source/linux/pid-cmdline.js';
import { bytesOfText } from '../../../src/text/surrogates.js';

const parse = (text: string) => parsePidCmdline(Buffer.from(text, 'latin1'));

test('arguments end with a NUL, the last one need not', (t) => {
  t.deepEqual(parse(''), []);
  t.deepEqual(parse('\0'), ['']);
  t.deepEqual(parse('a\0b c\0\0'), ['a', 'b c', '']);
  t.deepEqual(parse('nginx: worker process'), ['nginx: worker process']);
  t.deepEqual(parse('a\nb\0\x1b[2J\xff\0'), ['a\nb', '\x1b[2J\udcff']);
});

test('arguments of any bytes come back byte for byte', (t) => {
  const argument = fc.uint8Array({ min: 1, maxLength: 20 });
  fc.assert(
    fc.property(fc.array(argument), (argv) => {
      const bytes = Buffer.concat(argv.flatMap((bytes) => [bytes, Buffer.of(0)]));
      const parsed = parsePidCmdline(bytes).map((text) => Buffer.from(bytesOfText(text)));
      t.deepEqual(
        parsed,
        argv.map((bytes) => Buffer.from(bytes)),
      );
    }),
  );
});
