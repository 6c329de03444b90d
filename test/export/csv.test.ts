import test from 'ava';
import fc from 'fast-check';
import type { CsvValue } from '../../src/export/csv.js';
import { csvRow } from '../../src/export/csv.js';

const anyText = fc.oneof(
  fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)), maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom('"', ',', '\n', '\r', '=', '-', "'", ' ', 'a', '\u009b'),
    maxLength: 8,
  }),
);
const anyValue: fc.Arbitrary<CsvValue> = fc.oneof(
  anyText,
  fc.integer(),
  fc.boolean(),
  fc.constantFrom(null, undefined),
);

test('a row of any values is one line, with as many fields, and nothing that controls a terminal', (t) => {
  fc.assert(
    fc.property(fc.array(anyValue, { minLength: 1, maxLength: 5 }), (values) => {
      const row = csvRow(values);
      t.is(fields(row).length, values.length);
      t.regex(row, /^[^\u0000-\u001f\u007f-\u009f\u2028\u2029]*\n$/);
      t.notRegex(row, /\p{Cs}/u);
    }),
  );
});

test('no text begins a formula, whatever it is', (t) => {
  fc.assert(
    fc.property(fc.constantFrom('=', '+', '-', '@', '', '"'), anyText, (first, rest) => {
      const [field = ''] = fields(csvRow([first + rest]));
      t.notRegex(field, /^[=+\-@\t\r]/);
    }),
  );
});

test('plain text comes back as it was', (t) => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z ",;]{0,8}$/), { minLength: 1 }), (values) => {
      t.deepEqual(fields(csvRow(values)), values);
    }),
  );
});

test('what is not known is empty, and a negative number is no formula', (t) => {
  t.is(csvRow([1, undefined, null, -20, 0.5, false, '']), '1,,,-20,0.5,false,\n');
});

test('control characters and bytes that are not UTF-8 show as \\xNN', (t) => {
  t.is(csvRow(['a\tb\n\u001b[2J\u007f\u009b\udcff']), 'a\\x09b\\x0a\\x1b[2J\\x7f\\x9b\\xff\n');
});

test('what would reorder the row on a screen is shown instead', (t) => {
  t.is(csvRow(['a\u202eb']), 'a\\u{202e}b\n');
});

test('quotes are doubled, and a formula is guarded inside them too', (t) => {
  t.is(csvRow(['say "hi"', '=1,2', '-x']), `"say ""hi""","'=1,2",'-x\n`);
});

/** A reader of RFC 4180, written apart from the writer. */
function fields(row: string): string[] {
  const list: string[] = [];
  let rest = row.replace(/\n$/, '');
  for (;;) {
    const match = /^(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/.exec(rest);
    if (!match) throw new Error(`no CSV: ${row}`);
    list.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '') return list;
    rest = rest.slice(match[0].length);
  }
}
