import test from 'ava';
import stringWidth from 'string-width';
import { sanitise } from '../../src/text/sanitise.js';
import { cellWidth, isJoining } from '../../src/text/width.js';

test('every character that the sanitiser lets through is as wide as string-width says', (t) => {
  const differing: string[] = [];
  for (let code = 0x20; code < 0x40000; code += 1) {
    if (code >= 0xd800 && code < 0xe000) continue;
    const character = String.fromCodePoint(code);
    if (sanitise(character) !== character || isJoining(character)) continue;
    if (cellWidth(character) !== stringWidth(character)) differing.push(code.toString(16));
  }
  t.deepEqual(differing, []);
});
