import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { sealedLine } from '../../../src/source/recording/line.js';
import { recordingPath, samplesIn } from '../../helpers/recorded.js';
import { endedTreetop } from '../../helpers/run-treetop.js';
import { temporaryDirectory } from '../../source/linux/proc-tree.js';

const whole = readFileSync(recordingPath('running'));
const forms = ['jsonl', 'treetop'];

for (const form of forms) {
  test(`a cut recording becomes a whole one, FILE.${form}, and what was lost is said`, async (t) => {
    const { path, stderr } = await repaired(t, whole.subarray(0, whole.length - 40), form);
    t.regex(stderr, /^treetop: [\d,]+ bytes at the end of [^\n]*: no whole frame, not played\n/);
    t.regex(stderr, /\ntreetop: \d+ frames, \d+ bytes in [^\n]*\n$/);
    const all = await samplesIn(recordingPath('running'));
    t.deepEqual(await samplesIn(path), all.slice(0, -1));
  });
}

test('what is lost in the middle costs no frame of the chunks around it', async (t) => {
  const damaged = Buffer.concat([whole, whole, whole]);
  const at = whole.length + whole.indexOf('"delta"') + 30;
  damaged.writeUInt8((damaged[at] ?? 0) ^ 1, at);
  const { path, stderr } = await repaired(t, damaged, 'jsonl');
  t.regex(stderr, /^treetop: \d+ frames lost at most, from [^\n]* to [^\n]*\n/);
  const all = await samplesIn(recordingPath('running'));
  t.deepEqual(await samplesIn(path), [...all, all[0], ...all]);
});

test('of a whole recording nothing is lost, and that is said', async (t) => {
  const { path, stderr } = await repaired(t, whole, 'jsonl');
  t.regex(stderr, /^treetop: nothing was lost: \d+ frames, \d+ bytes in [^\n]*\n$/);
  t.deepEqual(await samplesIn(path), await samplesIn(recordingPath('running')));
});

test('what no recorder writes ends its chunk, and the next is read all the same', async (t) => {
  const [first = '', ...others] = whole.toString().split('\n');
  const strange = sealedLine({ kind: 'delta', takenAtMs: 1, monotonicMs: 1 }).toString();
  const bytes = Buffer.from(`${[first, others[0]].join('\n')}\n${strange}${whole}`);
  const { path, stderr } = await repaired(t, bytes, 'jsonl');
  t.regex(stderr, /^treetop: 1 frames? lost: [^\n]*: byte \d+\.host: is missing\n/);
  t.notRegex(stderr, /nothing was lost/);
  const all = await samplesIn(recordingPath('running'));
  t.deepEqual(await samplesIn(path), [all[0], ...all]);
});

test('a file in which no frame is whole is refused, and no file is made', async (t) => {
  const { status, stderr, path } = await ran(t, whole.subarray(0, 100), 'jsonl');
  t.is(status, 1);
  t.regex(stderr, /^treetop: [^\n]*without a whole frame\n$/);
  t.throws(() => readFileSync(path), { code: 'ENOENT' });
});

async function repaired(t: ExecutionContext, bytes: Uint8Array, form: string) {
  const end = await ran(t, bytes, form);
  t.is(end.status, 0, end.stderr);
  t.is(end.stdout, '');
  return end;
}

async function ran(t: ExecutionContext, bytes: Uint8Array, form: string) {
  const directory = temporaryDirectory(t);
  const path = join(directory, `new.${form}`);
  const damaged = join(directory, 'damaged');
  writeFileSync(damaged, bytes);
  return { path, ...(await endedTreetop(['export', damaged, '--repair', '-o', path])) };
}
