import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { crc32, gzipSync } from 'node:zlib';
import test from 'ava';
import fc from 'fast-check';
import { headerOf, keyFrameOf } from '../../../src/source/recording/delta.js';
import { openRecording } from '../../../src/source/recording/reader.js';
import { UnusableSource } from '../../../src/source/unusable-source.js';
import { forged, replayed, withDirectory, withRecording } from './directory.js';
import { processSample, sample } from './samples.js';

const plain = sample(0, [processSample()]);
const header = headerOf(plain);
const key = keyFrameOf(plain);
const { processes: _processes, ...rest } = key;
const delta = { ...rest, kind: 'delta', changed: [], born: [], gone: [] };
const oneLine = /^[^\n]+$/;

for (const [what, make, message] of [
  ['a file that is not there', () => {}, /cannot read .*: ENOENT/],
  ['an empty file', (path: string) => writeFileSync(path, ''), /got an empty file/],
  ['an empty directory', (path: string) => mkdirSync(path), /got a directory without any/],
  ['a pipe', (path: string) => execFileSync('sh', ['-c', 'mkfifo "$0"', path]), /got a pipe/],
  ['text', (path: string) => writeFileSync(path, 'hello\n'.repeat(1000)), /got something else/],
  ['other JSON lines', (path: string) => writeFileSync(path, '{"a":1}\n'), /got something else/],
  ['zeros', (path: string) => writeFileSync(path, Buffer.alloc(100_000)), /got something else/],
  ['gzip', (path: string) => writeFileSync(path, gzipSync('{}')), /got gzip of another program/],
  [
    'a header alone',
    (path: string) => writeFileSync(path, forged(header)),
    /without a whole frame/,
  ],
  [
    'a newer version',
    (path: string) => writeFileSync(path, forged({ ...header, version: 2 }, key)),
    /made by a newer treetop: recording version 2, this one reads 1$/,
  ],
  [
    'a newer version that seals its lines otherwise',
    (path: string) =>
      writeFileSync(path, '{"kind":"header","format":"treetop.recording","version":12,"sha":1}\n'),
    /recording version 12, this one reads 1$/,
  ],
] as const) {
  test(`${what} is refused in one line`, async (t) => {
    await withDirectory(async (path) => {
      make(path('a.jsonl'));
      const error = await t.throwsAsync(openRecording(path('a.jsonl')), {
        instanceOf: UnusableSource,
      });
      t.regex(error?.message ?? '', message);
      t.regex(error?.message ?? '', oneLine);
    });
  });
}

test('a device that never ends is refused', async (t) => {
  await t.throwsAsync(openRecording('/dev/zero'), {
    instanceOf: UnusableSource,
    message: '/dev/zero: expected a recording, got a device',
  });
});

/** Well sealed, and yet not what a recorder writes. */
for (const [what, lines, message] of [
  [
    'a number for text',
    [header, { ...key, processes: [{ ...processSample(), comm: 5 }] }],
    /byte \d+\.processes\[0\]\.comm: expected text, got 5$/,
  ],
  [
    'text for a number',
    [header, { ...key, processes: [{ ...processSample(), rssPages: '12' }] }],
    /\.rssPages: expected a number, got text$/,
  ],
  ['no pid', [header, { ...key, processes: [{}] }], /processes\[0\]\.pid: is missing$/],
  [
    'a pid below zero',
    [header, { ...key, processes: [{ ...processSample(), pid: -1 }] }],
    /\.pid: expected a pid, got -1$/,
  ],
  [
    'a pid twice',
    [header, { ...key, processes: [processSample(), processSample()] }],
    /expected pids in ascending order/,
  ],
  [
    'a list of another length than a list',
    [header, { ...key, processes: { length: 1e9 } }],
    /\.processes: expected a list, got an object$/,
  ],
  [
    'an instant that no Date holds',
    [header, { ...key, takenAtMs: 1e300 }],
    /line 2, byte \d+\.takenAtMs: expected a number from/,
  ],
  [
    'a mask that is no number',
    [
      header,
      {
        ...key,
        processes: [
          {
            ...processSample(),
            status: {
              readAtMs: 1,
              uids: [],
              gids: [],
              signalMasks: {
                threadPending: 'x',
                processPending: '0',
                blocked: '0',
                ignored: '0',
                caught: '0',
              },
            },
          },
        ],
      },
    ],
    /hexadecimal/,
  ],
  [
    'a thread without a name',
    [
      header,
      {
        ...key,
        processes: [{ ...processSample(), threadList: { readAtMs: 1, list: [{ tid: 5 }] } }],
      },
    ],
    /threadList\.list\[0\]\.comm: is missing$/,
  ],
  [
    'a process gone that was not there',
    [header, key, { ...delta, gone: [{ pid: 9, startTicks: 1 }] }],
    /\.gone names a process that was not there$/,
  ],
  [
    'a process gone of another life',
    [header, key, { ...delta, gone: [{ pid: 1, startTicks: 99 }] }],
    /\.gone names/,
  ],
  [
    'a process changed that was not there',
    [header, key, { ...delta, changed: [processSample({ pid: 9 })] }],
    /\.changed names/,
  ],
  [
    'a process born that is there',
    [header, key, { ...delta, born: [processSample()] }],
    /\.born names a pid/,
  ],
  [
    'no clock ticks in a second',
    [{ ...header, boot: { ...plain.boot, ticksPerSecond: 0 } }, key],
    /line 1, byte 0\.boot\.ticksPerSecond/,
  ],
  [
    'a line of another kind of thing',
    [header, key, { hello: 1 }],
    /line 3, byte \d+: expected an object with a kind$/,
  ],
] as const) {
  test(`${what} is refused with its place`, async (t) => {
    await withDirectory(async (path) => {
      const error = await t.throwsAsync(
        withRecording(path('a.jsonl'), forged(...lines), replayed),
        {
          instanceOf: UnusableSource,
        },
      );
      t.regex(error?.message ?? '', message);
      t.true(error?.message.startsWith(path('a.jsonl')));
    });
  });
}

for (const [what, json] of [
  ['__proto__ in a process', '{"__proto__":{"isPolluted":true}}'],
  ['__proto__ in its facts', '{"readAtMs":1,"argv":[],"\\u005f_proto__":{"isPolluted":true}}'],
  [
    '__proto__ where nothing is known of the key',
    '{"readAtMs":1,"x":[{"__proto__":{"isPolluted":true}}]}',
  ],
  ['a number beyond all numbers', '{"readAtMs":1e999}'],
  ['minus zero', '{"readAtMs":-0}'],
  ['nesting', `{"readAtMs":1,"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
] as const) {
  test(`${what} is refused, and touches nothing`, async (t) => {
    await withDirectory(async (path) => {
      const bytes = withFacts(json);
      await t.throwsAsync(withRecording(path('a.jsonl'), bytes, replayed), {
        instanceOf: UnusableSource,
        message: oneLine,
      });
      t.false('isPolluted' in {});
    });
  });
}

test('lines of a kind that a later treetop adds are passed over', async (t) => {
  await withDirectory(async (path) => {
    const bytes = forged(header, { kind: 'remark', text: 'x' }, key, { kind: 'remark' });
    await withRecording(path('a.jsonl'), bytes, async (recording) => {
      t.deepEqual(await replayed(recording), [plain]);
      t.deepEqual(recording.notes, []);
    });
  });
});

test('names of users that are names of an object’s own come back as data', async (t) => {
  await withDirectory(async (path) => {
    const users = { 0: '__proto__', 1: 'constructor', constructor: 'x' };
    const bytes = forged({ ...header, boot: { ...plain.boot, users } }, key);
    await withRecording(path('a.jsonl'), bytes, async (recording) => {
      t.deepEqual((await recording.sampleAt(0)).boot.users, users);
    });
  });
});

test('well sealed lines of any JSON play or are refused, and nothing else', async (t) => {
  await withDirectory(async (path) => {
    const any = fc.jsonValue({ maxDepth: 3 });
    const spoiled = fc
      .tuple(fc.constantFrom(header, key, delta), fc.string({ maxLength: 3 }), any)
      .chain(([line, name, value]) =>
        fc.constantFrom(...Object.keys(line), name).map((at) => ({ ...line, [at]: value })),
      );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.constantFrom(header, key, delta), spoiled), { maxLength: 6 }),
        async (lines) => {
          const playing = withRecording(path('a.jsonl'), forged(header, key, ...lines), replayed);
          await playing.catch((error: unknown) => {
            if (!(error instanceof UnusableSource)) throw error;
            t.regex(error.message, oneLine);
          });
          t.pass();
        },
      ),
      { numRuns: 200 },
    );
  });
});

/** A key frame whose process has these facts, as written. */
function withFacts(json: string): Buffer {
  const marked = { ...key, processes: [{ ...processSample(), cmdline: 'HERE' }] };
  return Buffer.concat([forged(header), resealed(JSON.stringify(marked).replace('"HERE"', json))]);
}

/** The seal as docs/recording-format.md describes it, written apart from the code. */
function resealed(json: string): Buffer {
  const body = Buffer.from(json.slice(0, -1));
  return Buffer.concat([
    body,
    Buffer.from(`,"crc32":"${crc32(body).toString(16).padStart(8, '0')}"}\n`),
  ]);
}
