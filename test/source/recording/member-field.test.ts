import { constants, crc32, deflateRawSync, gunzipSync } from 'node:zlib';
import { fc, testProp } from '@fast-check/ava';
import test from 'ava';
import {
  fieldBytes,
  fieldOf,
  type MemberField,
  memberHeadBytes,
  memberLead,
  openHead,
} from '../../../src/source/recording/member-field.js';
import { stripMarks, stripParts } from '../../../src/source/recording/strip.js';

const allMarks = Object.values(stripMarks).reduce((all, mark) => all | mark, 0);
const clock = fc.double({ noNaN: true, min: 0, max: 8.64e15 });
const field: fc.Arbitrary<MemberField> = fc.record({
  lengthBytes: fc.integer({ min: 1, max: 0xffff_ffff }),
  frameCount: fc.integer({ min: 1, max: 0xffff_ffff }),
  firstTakenAtMs: clock,
  lastTakenAtMs: clock,
  firstMonotonicMs: clock,
  lastMonotonicMs: clock,
  utcOffsetMinutes: fc.integer({ min: -720, max: 840 }),
  strip: fc.record({
    loads: fc.array(
      fc.option(
        fc.integer({ min: 0, max: 250 }).map((load) => load / 250),
        { nil: undefined },
      ),
      { minLength: stripParts, maxLength: stripParts },
    ),
    marks: fc.array(fc.nat(allMarks), { minLength: stripParts, maxLength: stripParts }),
  }),
});

const headWith = (value: Buffer) => Buffer.concat([memberLead, value]);

testProp('a closed member says what was written into its field', [field], (t, one) => {
  t.deepEqual(fieldOf(headWith(fieldBytes(one))), one);
});

testProp('a field of which one bit was flipped says nothing', [field, fc.nat()], (t, one, bit) => {
  const head = headWith(fieldBytes(one));
  const at = bit % (head.length * 8);
  head[at >> 3] = (head[at >> 3] ?? 0) ^ (1 << (at & 7));
  t.is(fieldOf(head), undefined);
});

test('a member that is not closed says nothing, and is a gzip member all the same', (t) => {
  t.is(fieldOf(openHead()), undefined);
  t.is(openHead().length, memberHeadBytes);
  const text = Buffer.from('{"kind":"header"}\n');
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc32(text), 0);
  trailer.writeUInt32LE(text.length, 4);
  const data = deflateRawSync(text, { finishFlush: constants.Z_SYNC_FLUSH });
  const member = Buffer.concat([openHead(), data, Buffer.from([3, 0]), trailer]);
  t.deepEqual(gunzipSync(member), text);
});
