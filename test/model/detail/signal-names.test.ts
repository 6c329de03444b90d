import test from 'ava';
import { signalSetText } from '../../../src/model/detail/signal-names.js';

const masks = {
  '0000000000000000': 'none',
  ffffffffffffffff: 'all',
  // KILL is bit 8, STOP bit 18.
  fffffffffffbfeff: 'all but KILL STOP',
  '0000000000010000': 'CHLD',
  '0000000000004003': 'HUP INT TERM',
  '0000000180000000': '32 33',
  fffffffe00000000: 'RTMIN..RTMAX',
  '0000000200000001': 'HUP RTMIN',
};

for (const [mask, text] of Object.entries(masks)) {
  test(`the mask ${mask} says ${text}`, (t) => {
    t.is(signalSetText(mask), text);
  });
}

test('what is no mask is nothing', (t) => {
  for (const mask of ['', 'xyz', '0x1', '00000000000000000']) t.is(signalSetText(mask), undefined);
});
