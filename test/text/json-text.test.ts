import test from 'ava';
import fc from 'fast-check';
import { jsonText } from '../../src/text/json-text.js';

const anyText = fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) });

test('any text comes back as it was, and nothing raw controls a terminal', (t) => {
  fc.assert(
    fc.property(anyText, (text) => {
      const json = jsonText({ [text]: [text] });
      t.deepEqual(JSON.parse(json), { [text]: [text] });
      t.notRegex(json, /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/);
      t.notRegex(json, /\p{Cs}/u);
    }),
  );
});

test('DEL, C1, the line separators and a byte surrogate are escaped', (t) => {
  t.is(jsonText('a\u007f\u009b\u2028\udc9b'), '"a\\u007f\\u009b\\u2028\\udc9b"');
});

test('a pair of surrogates stays one character', (t) => {
  t.is(jsonText('😀'), '"😀"');
});

test('what JSON has no word for is null', (t) => {
  t.is(jsonText(undefined), 'null');
  t.is(jsonText(Number.NaN), 'null');
});
