import { execFileSync } from 'node:child_process';
import { lstatSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import test from 'ava';
import type { Sample } from '../../../src/sample/sample.js';
import { fieldOf } from '../../../src/source/recording/member-field.js';
import type { NewFile } from '../../../src/source/recording/new-file.js';
import { UnwritableRecording } from '../../../src/source/recording/new-file.js';
import { recordingWriter } from '../../../src/source/recording/writer.js';
import { recorded, replayed, withDirectory, withRecording } from './directory.js';
import { processSample, sample } from './samples.js';

const init = processSample();
const first = sample(0, [init]);
const second = sample(1000, [{ ...init, userTicks: 6 }]);
const third = sample(2000, [{ ...init, userTicks: 7 }]);

test('a recording is only its owner’s to read', async (t) => {
  await withDirectory(async (path) => {
    await recorded(path('a.jsonl'), [first]);
    t.is(statSync(path('a.jsonl')).mode & 0o777, 0o600);
  });
});

test('a file that exists is never overwritten', async (t) => {
  await withDirectory(async (path) => {
    writeFileSync(path('a.jsonl'), 'mine');
    const error = t.throws(() => recordingWriter(path('a.jsonl')), {
      instanceOf: UnwritableRecording,
    });
    t.regex(error?.message ?? '', /^cannot record to .*: it exists, and [^\n]*$/);
    t.is(readFileSync(path('a.jsonl'), 'utf8'), 'mine');
  });
});

test('a symbolic link that waits at the output is not followed', async (t) => {
  await withDirectory(async (path) => {
    symlinkSync(path('target'), path('a.jsonl'));
    t.throws(() => recordingWriter(path('a.jsonl')), {
      instanceOf: UnwritableRecording,
      message: /symbolic link/,
    });
    t.is(lstatSync(path('target'), { throwIfNoEntry: false }), undefined);
  });
});

test('a second recorder on the same file refuses', async (t) => {
  await withDirectory(async (path) => {
    const writer = recordingWriter(path('a.jsonl'));
    t.throws(() => recordingWriter(path('a.jsonl')), { instanceOf: UnwritableRecording });
    await writer.close();
  });
});

test('a directory that is not there is said in one line', (t) => {
  t.throws(() => recordingWriter('/nowhere/at/all.jsonl'), {
    instanceOf: UnwritableRecording,
    message: 'cannot record to /nowhere/at/all.jsonl: ENOENT: no such file or directory',
  });
});

test('each frame is one write, and readable at once', async (t) => {
  const disk = fakeDisk();
  const writer = recordingWriter('a.jsonl', { file: disk.file });
  await writer.write(first);
  t.is(disk.writes(), 1);
  t.deepEqual(kinds(disk.content()), ['header', 'key']);
  await writer.write(second);
  t.is(disk.writes(), 2);
  t.deepEqual(kinds(disk.content()), ['header', 'key', 'delta']);
  t.deepEqual(await writer.close(), { frames: 2, bytes: disk.content().length, lostFrames: 0 });
});

test('the first frame past a minute closes its chunk, and the chunk goes to the disk', async (t) => {
  const disk = fakeDisk();
  const writer = recordingWriter('a.jsonl', { file: disk.file });
  for (const atMs of [0, 59_000]) await writer.write(sample(atMs, [init]));
  t.is(disk.syncs(), 0);
  for (const atMs of [61_000, 62_000, 63_000]) await writer.write(sample(atMs, [init]));
  t.is(disk.syncs(), 1);
  t.deepEqual(kinds(disk.content()), [
    ...['header', 'key', 'delta', 'delta'],
    ...['header', 'key', 'delta'],
  ]);
});

test('an interval longer than a chunk still gives a key and a delta by turns', async (t) => {
  const disk = fakeDisk();
  const writer = recordingWriter('a.jsonl', { file: disk.file });
  for (const atMs of [0, 90_000, 180_000]) await writer.write(sample(atMs, [init]));
  t.deepEqual(kinds(disk.content()), ['header', 'key', 'delta', 'header', 'key']);
});

test('a delta holds only what changed', async (t) => {
  await withDirectory(async (path) => {
    const [two, three, four] = [2, 3, 4].map((pid) => processSample({ pid, comm: `p${pid}` }));
    if (!two || !three || !four) return t.fail();
    const reused = { ...three, startTicks: 99 };
    const bytes = await recorded(path('a.jsonl'), [
      sample(0, [init, two, three]),
      sample(1000, [structuredClone(init), { ...two, userTicks: 9 }, reused, four]),
    ]);
    const delta = JSON.parse(bytes.toString().split('\n')[2] ?? '');
    t.deepEqual(delta.changed, [{ pid: 2, userTicks: 9 }]);
    t.deepEqual(delta.born, [reused, four]);
    t.deepEqual(delta.gone, [{ pid: 3, startTicks: 3 }]);
    t.false('boot' in delta || 'viewer' in delta);
  });
});

test('a full disk costs the frames that find no room, and nothing of the others', async (t) => {
  await withDirectory(async (path) => {
    const disk = fakeDisk();
    const troubles: string[] = [];
    const writer = recordingWriter('a.jsonl', {
      file: disk.file,
      onTrouble: (message) => troubles.push(message),
    });
    await writer.write(first);
    const whole = disk.content().length;
    disk.setRoom(whole + 10);
    await writer.write(second);
    t.is(disk.content().length, whole);
    t.deepEqual(troubles, ['a.jsonl: a frame was not written: ENOSPC: no space left on device']);
    disk.setRoom(Number.POSITIVE_INFINITY);
    await writer.write(third);
    t.deepEqual(await writer.close(), { frames: 2, bytes: disk.content().length, lostFrames: 1 });
    const samples = await withRecording(path('a.jsonl'), disk.content(), replayed);
    t.deepEqual(samples, [first, third]);
  });
});

test('a torn end that cannot be cut off is cut off before the next frame', async (t) => {
  await withDirectory(async (path) => {
    const disk = fakeDisk();
    const writer = recordingWriter('a.jsonl', { file: disk.file });
    await writer.write(first);
    disk.setRoom(disk.content().length + 10);
    disk.setBroken(true);
    await writer.write(second);
    disk.setRoom(Number.POSITIVE_INFINITY);
    disk.setBroken(false);
    await writer.write({ ...third, processes: [] });
    await writer.close();
    const samples = await withRecording(path('a.jsonl'), disk.content(), async (recording) => {
      t.deepEqual(recording.notes, []);
      return replayed(recording);
    });
    t.deepEqual(samples, [first, { ...third, processes: [] }]);
  });
});

test('any other name than .jsonl gives gzip members, each closed in its own place', async (t) => {
  await withDirectory(async (path) => {
    const writer = recordingWriter(path('a.treetop'));
    const samples = [0, 61_000, 62_000, 63_000].map((atMs) =>
      sample(atMs, [{ ...init, userTicks: atMs }]),
    );
    for (const one of samples) await writer.write(one);
    const totals = await writer.close();
    const bytes = readFileSync(path('a.treetop'));
    t.deepEqual(totals, { frames: 4, bytes: bytes.length, lostFrames: 0 });
    t.deepEqual(writer.totals(), totals);
    t.deepEqual(kinds(gunzipSync(bytes)), ['header', 'key', 'delta', 'header', 'key', 'delta']);
    t.is(execFileSync('gzip', ['-dc', path('a.treetop')]).compare(gunzipSync(bytes)), 0);
    const first = fieldOf(bytes);
    const second = fieldOf(bytes.subarray(first?.lengthBytes));
    t.deepEqual([first?.frameCount, second?.frameCount], [2, 2]);
    t.is((first?.lengthBytes ?? 0) + (second?.lengthBytes ?? 0), bytes.length);
    t.is(statSync(path('a.treetop')).mode & 0o777, 0o600);
  });
});

test('a full disk leaves whole gzip members, wherever it was full', async (t) => {
  const samples = [0, 61_000, 62_000, 63_000, 64_000, 65_000].map((atMs) =>
    sample(atMs, [{ ...init, userTicks: atMs }]),
  );
  const whole = await filled(samples, Number.POSITIVE_INFINITY);
  for (let room = 0; room < whole.content().length; room++) {
    const disk = fakeDisk();
    disk.setRoom(room);
    const writer = recordingWriter('a.gz', { file: disk.file });
    for (const one of samples.slice(0, 4)) await writer.write(one);
    disk.setRoom(Number.POSITIVE_INFINITY);
    for (const one of samples.slice(4)) await writer.write(one);
    const { frames, lostFrames } = await writer.close();
    t.is(frames + lostFrames, samples.length);
    const lines = kinds(gunzipSync(disk.content()));
    t.is(lines.filter((kind) => kind !== 'header').length, frames, `${room}`);
    t.true(frames >= 2);
    t.deepEqual(lines.slice(0, 2), ['header', 'key']);
    t.truthy(fieldOf(disk.content()));
  }
});

test('frames that were not waited for keep their order', async (t) => {
  const disk = fakeDisk();
  const writer = recordingWriter('a.jsonl', { file: disk.file });
  void writer.write(first);
  void writer.write(second);
  t.is((await writer.close()).frames, 2);
  t.deepEqual(kinds(disk.content()), ['header', 'key', 'delta']);
});

for (const [what, wrong] of [
  ['NaN', sample(0, [{ ...init, rssPages: Number.NaN }])],
  ['infinity', sample(0, [], { monotonicMs: Number.POSITIVE_INFINITY })],
  ['minus zero', sample(0, [{ ...init, nice: -0 }])],
  ['undefined', sample(0, [{ ...init, processor: undefined } as never])],
  ['a pid twice', sample(0, [init, init])],
] as const) {
  test(`${what} would not come back as it was, and is a bug`, async (t) => {
    const disk = fakeDisk();
    const writer = recordingWriter('a.jsonl', { file: disk.file });
    await t.throwsAsync(writer.write(wrong), { instanceOf: TypeError });
    await writer.write(first);
    t.deepEqual(kinds(disk.content()), ['header', 'key']);
    await writer.close();
  });
}

/** Node ignores SIGXFSZ, so a limit on the size of files is a disk that is full. */
test('a limit of the system in the middle of a frame leaves whole frames only', async (t) => {
  await withDirectory(async (path) => {
    const program = `
      import { recordingWriter } from ${JSON.stringify(new URL('../../../src/source/recording/writer.js', import.meta.url).href)};
      const samples = ${JSON.stringify([0, 1000, 2000, 3000].map((atMs) => sample(atMs, [{ ...init, comm: 'x'.repeat(500 + atMs) }])))};
      const writer = recordingWriter(process.argv[1], { onTrouble: (message) => console.log(message) });
      for (const sample of samples) await writer.write(sample);
      await writer.close();`;
    const output = execFileSync(
      'sh',
      [
        '-c',
        'ulimit -f 8; exec "$0" --input-type=module -e "$1" "$2"',
        process.execPath,
        program,
        path('a.jsonl'),
      ],
      { encoding: 'utf8', env: {} },
    );
    t.regex(output, /a frame was not written: EFBIG/);
    const bytes = readFileSync(path('a.jsonl'));
    t.is(bytes.at(-1), 0x0a);
    await withRecording(path('copy.jsonl'), bytes, async (recording) => {
      t.deepEqual(recording.notes, []);
      t.true(recording.frameCount >= 1 && recording.frameCount < 4);
    });
  });
});

function kinds(content: Buffer): string[] {
  return content
    .toString()
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line).kind);
}

async function filled(samples: readonly Sample[], room: number) {
  const disk = fakeDisk();
  disk.setRoom(room);
  const writer = recordingWriter('a.gz', { file: disk.file });
  for (const one of samples) await writer.write(one);
  await writer.close();
  return disk;
}

/** A disk in memory that can be full (it takes what fits, as a real one does) or broken. */
function fakeDisk() {
  let content = Buffer.alloc(0);
  let room = Number.POSITIVE_INFINITY;
  let isBroken = false;
  let writes = 0;
  let syncs = 0;
  const file: NewFile = {
    write: async (bytes, position) => {
      writes++;
      const taken = Math.min(bytes.length, room - position);
      if (taken <= 0) throw new Error('ENOSPC: no space left on device, write');
      content = Buffer.concat([
        content.subarray(0, position),
        bytes.subarray(0, taken),
        content.subarray(position + taken),
      ]);
      return taken;
    },
    truncate: async (lengthBytes) => {
      if (isBroken) throw new Error('EIO: i/o error, ftruncate');
      content = content.subarray(0, lengthBytes);
    },
    sync: async () => {
      syncs++;
    },
    close: () => {},
  };
  return {
    file,
    content: () => content,
    writes: () => writes,
    syncs: () => syncs,
    setRoom: (bytes: number) => {
      room = bytes;
    },
    setBroken: (broken: boolean) => {
      isBroken = broken;
    },
  };
}
