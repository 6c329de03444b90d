import { readFileSync } from 'node:fs';
import { crc32, gunzipSync } from 'node:zlib';
import { testProp } from '@fast-check/ava';
import test from 'ava';
import type { Sample } from '../../../src/sample/sample.js';
import { frameLines } from '../../../src/source/recording/frame-lines.js';
import { fieldOf, memberHeadBytes } from '../../../src/source/recording/member-field.js';
import {
  deltaShape,
  headerShape,
  keyShape,
} from '../../../src/source/recording/shape/frame-shape.js';
import type { Check } from '../../../src/source/recording/shape/shape.js';
import { stripMarks } from '../../../src/source/recording/strip.js';
import { madeDetails } from '../../helpers/made-details.js';
import { madeDevices } from '../../helpers/made-devices.js';
import { madeRowFacts } from '../../helpers/made-row-facts.js';
import { type Schema, schemaFaults } from '../../helpers/schema-faults.js';
import { recorded, replayed, withDirectory, withRecording } from './directory.js';
import { anySamples, processSample, sample } from './samples.js';

const page = readFileSync(new URL('../../../../docs/recording-format.md', import.meta.url), 'utf8');
const example = /```jsonl\n(.*?)```/s.exec(page)?.[1] ?? '';
const schema: Schema = JSON.parse(
  readFileSync(new URL('../../../../docs/recording.schema.json', import.meta.url), 'utf8'),
);

const one = processSample();
const two = processSample({ pid: 4242, comm: 'sleep', ppid: 1, startTicks: 9000 });
const exampleSamples = [
  sample(0, [one, two]),
  sample(1000, [{ ...one, userTicks: 6, readAtMs: 2000.25 }]),
];

test('the example of docs/recording-format.md is what the writer makes, and plays', async (t) => {
  await withDirectory(async (path) => {
    t.is((await recorded(path('b.jsonl'), exampleSamples)).toString(), example);
    await withRecording(path('a.jsonl'), Buffer.from(example), async (recording) => {
      t.deepEqual(recording.notes, []);
      t.deepEqual(await replayed(recording), exampleSamples);
    });
  });
});

test('the example of docs/recording-format.md is what jq would read from a gzip member', async (t) => {
  await withDirectory(async (path) => {
    t.is(gunzipSync(await recorded(path('a.treetop'), exampleSamples)).toString(), example);
  });
});

test('the table of the field in docs/recording-format.md is what a closed member holds', async (t) => {
  await withDirectory(async (path) => {
    const bytes = await recorded(path('a.treetop'), exampleSamples);
    const field = fieldOf(bytes);
    if (!field) return t.fail();
    const [, hex = ''] = /^([0-9a-f]{2}(?: [0-9a-f]{2}){15})$/m.exec(page) ?? [];
    t.is(bytes.toString('hex', 0, 16), hex.replaceAll(' ', ''));
    const value = new DataView(bytes.buffer, bytes.byteOffset + 16, memberHeadBytes - 16);
    const rows = [...page.matchAll(/^\| (\d+) \| (uint32|double|int16) \| `(\w+)`/gm)];
    t.is(rows.length, 7);
    for (const [, at, type, name] of rows) {
      const read = { uint32: 'getUint32', double: 'getFloat64', int16: 'getInt16' } as const;
      const said = value[read[type as keyof typeof read]](Number(at), true);
      t.is(said, field[name as 'lengthBytes'], name);
    }
    const [, loadsAt] = /^\| (\d+) \| uint8 × 60 \| `loads`/m.exec(page) ?? [];
    const [, marksAt, meanings = ''] =
      /^\| (\d+) \| uint8 × 60 \| `marks` \| ([^|]*)/m.exec(page) ?? [];
    t.is(value.getUint8(Number(loadsAt)), 255);
    t.is(value.getUint8(Number(marksAt) + 59), stripMarks.exited);
    for (const mark of Object.values(stripMarks)) t.regex(meanings, new RegExp(`\\b${mark} `));
    const [, sumAt = 0] = /^\| (\d+) \| uint32 \| \| CRC-32 of the \1 bytes/m.exec(page) ?? [];
    t.is(value.getUint32(Number(sumAt), true), crc32(bytes.subarray(16, 16 + Number(sumAt))));
    return undefined;
  });
});

testProp(
  'docs/recording.schema.json tells of every line that is written',
  [anySamples],
  (t, samples) => {
    for (const line of linesOf(samples)) t.deepEqual(schemaFaults(schema, line), []);
  },
  { numRuns: 40 },
);

test('the schema and the reader refuse the same lines, wherever one is changed', (t) => {
  const lines = linesOf(fullStory());
  t.deepEqual(
    lines.map(({ kind }) => kind),
    ['header', 'key', 'delta', 'delta'],
  );
  let refused = 0;
  for (const line of lines) {
    for (const [what, changed] of changesOf(line)) {
      const reason = checkOf(line['kind'])(changed);
      const faults = schemaFaults(schema, changed);
      t.is(faults.length > 0, reason !== undefined, `${what}: ${reason} / ${faults[0]}`);
      if (reason !== undefined) refused++;
    }
  }
  t.true(refused > 2000);
});

type Line = Record<string, unknown>;

function linesOf(samples: readonly Sample[]): Line[] {
  return samples.flatMap((now, at) =>
    Buffer.concat([...frameLines(samples[at - 1], now)])
      .toString()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  );
}

function checkOf(kind: unknown): Check {
  if (kind === 'header') return headerShape;
  return kind === 'key' ? keyShape : deltaShape;
}

/** A sample in which everything that has a shape is there, and two after it. */
function fullStory(): Sample[] {
  const full = (step: number) =>
    processSample({
      childMinorFaults: 1,
      childMajorFaults: 2,
      processor: step,
      exitCode: 9,
      status: {
        readAtMs: step,
        uids: [1],
        gids: [2],
        tracerPid: 5,
        signalMasks: {
          threadPending: '0',
          processPending: '0',
          blocked: '0',
          ignored: '0',
          caught: '1f',
        },
      },
      cmdline: { readAtMs: step, argv: ['a'], isCut: true },
      threadList: {
        readAtMs: step,
        list: [
          {
            tid: 1,
            comm: 't',
            stateCode: 'S',
            userTicks: 0,
            systemTicks: 0,
            priority: 20,
            nice: 0,
            startTicks: 3,
            readAtMs: step,
            processor: 1,
          },
        ],
      },
      rowFacts: madeRowFacts(step, step),
    });
  return [0, 1, 2].map((step) => {
    const plain = sample(step * 1000, [full(step), ...(step === 1 ? [two] : [])]);
    const { cwd: _cwd, ...rest } = madeDetails({ pid: 1, startTicks: 3 });
    return {
      ...plain,
      boot: { ...plain.boot, bootedAtMs: step },
      viewer: {
        ...plain.viewer,
        pgrp: step,
        session: 1,
        capabilities: '0f',
        pidNamespace: 4,
        hidepid: '2',
      },
      host: {
        ...plain.host,
        cpus: [
          {
            id: 0,
            user: 1,
            nice: 1,
            system: 1,
            idle: 1,
            iowait: 1,
            irq: 1,
            softirq: 1,
            steal: 1,
          },
        ],
        memory: { totalBytes: 1, freeBytes: 1, availableBytes: 1, buffersBytes: 1, cachedBytes: 1 },
        uptimeSeconds: 1,
        contextSwitches: 1,
        pressure: { cpuSomePercent: 1, memorySomePercent: 1, ioSomePercent: 1 },
        machineThreads: 1,
        limits: { cpuQuotaCores: 1, cpuSource: '/a', memoryLimitBytes: 1, memorySource: '/a' },
      },
      details:
        step === 0 ? [rest] : [{ ...madeDetails({ pid: 1, startTicks: 3 }), readAtMs: step }],
      devices: madeDevices(step, step),
      events: [{ type: 'signal', pid: 1, atMs: 5 }],
      notes: [{ code: 'gap' as const, message: 'm', count: 1 }],
    };
  });
}

const strangers: readonly unknown[] = [
  null,
  true,
  'x',
  '',
  7,
  -1,
  1.5,
  9e15,
  [],
  {},
  ['x'],
  { x: 1 },
];

/** The line with each of its values left out, and with each replaced by values of every type. */
function* changesOf(
  line: Line,
  path = '',
  whole = (value: unknown): unknown => value,
): Generator<readonly [string, unknown]> {
  for (const [key, member] of Object.entries(line)) {
    if (path === '' && (key === 'kind' || key === 'crc32' || key === 'version')) continue;
    const at = `${path}.${key}`;
    const put = (value: unknown) =>
      whole(Array.isArray(line) ? line.with(Number(key), value) : { ...line, [key]: value });
    if (!Array.isArray(line)) {
      const { [key]: _left, ...others } = line;
      yield [`without ${at}`, whole(others)];
    }
    for (const stranger of strangers) yield [`${at} = ${JSON.stringify(stranger)}`, put(stranger)];
    if (typeof member === 'object' && member !== null) yield* changesOf(member as Line, at, put);
  }
}
