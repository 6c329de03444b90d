import { chmodSync, closeSync, constants, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import {
  askFiles,
  blockingReader,
  closeBlockingReader,
  filesSettled,
  hasHelper,
} from '../../../src/source/linux/blocking-reader.js';
import type { FileAnswer } from '../../../src/source/linux/file-answer.js';
import { parsePidCmdline } from '../../../src/source/linux/pid-cmdline.js';
import { temporaryDirectory, writePipes } from './proc-tree.js';

const LONG_MS = 60_000;

/** Asks for all the files at once; resolves with the answers, by file name. */
async function answersOf(
  t: ExecutionContext,
  paths: readonly string[],
  commands?: readonly (readonly string[])[],
) {
  const answers = new Map<string, FileAnswer>();
  const reader = blockingReader<string>({
    pathOf: (path) => path,
    onAnswer: (path, answer) => void answers.set(path, answer),
    maxBytes: 4096,
    deadlineMs: 40,
    ...(commands === undefined ? {} : { commands }),
  });
  t.teardown(() => closeBlockingReader(reader));
  askFiles(reader, paths);
  await filesSettled(reader, LONG_MS);
  return { answers: paths.map((path) => told(answers.get(path))), reader };
}

/** Their records as text. */
function told(answer: FileAnswer | undefined) {
  if (answer === undefined || 'unread' in answer) return answer;
  return { argv: parsePidCmdline(answer.bytes), ...(answer.isCut ? { isCut: true } : {}) };
}

function file(directory: string, name: string, content: string | Uint8Array): string {
  const path = join(directory, name);
  writeFileSync(path, content);
  return path;
}

/** A pipe in the place of a file; with a silent writer a read of it never ends. */
function fifo(t: ExecutionContext, path: string, hasWriter: boolean): string {
  writePipes(t, [path]);
  if (hasWriter) {
    const fd = openSync(path, constants.O_RDWR);
    t.teardown(() => closeSync(fd));
  }
  return path;
}

test('each file gets its own answer, empty ones and strange ones too', async (t) => {
  const directory = temporaryDirectory(t);
  const paths = [
    file(directory, '1', 'a\0-b\nc\0\0'),
    file(directory, '2', ''),
    join(directory, 'not there'),
    file(directory, '3', 'title without an end'),
    file(directory, '4', Buffer.from([0x1b, 0xff, 0])),
    file(directory, '5', 'x'.repeat(131_071).concat('\0').repeat(15)),
  ];
  const { answers } = await answersOf(t, paths);
  t.deepEqual(answers.slice(0, 5), [
    { argv: ['a', '-b\nc', ''] },
    { argv: [] },
    { unread: 'vanished' },
    { argv: ['title without an end'] },
    { argv: ['\x1b\udcff'] },
  ]);
  t.deepEqual(answers[5], { argv: ['x'.repeat(4096)], isCut: true });
});

test('more files than one helper takes are all answered', async (t) => {
  const directory = temporaryDirectory(t);
  const paths = Array.from({ length: 450 }, (_, index) =>
    file(directory, `${index}`, index % 7 === 0 ? '' : `${index}\0`),
  );
  const { answers } = await answersOf(t, paths);
  t.deepEqual(
    answers,
    paths.map((_, index) => ({ argv: index % 7 === 0 ? [] : [`${index}`] })),
  );
});

test('a file that never answers is named, and the others are read', async (t) => {
  const directory = temporaryDirectory(t);
  const paths = [
    file(directory, '1', 'a\0'),
    file(directory, '2', ''),
    fifo(t, join(directory, '3'), true),
    file(directory, '4', ''),
    fifo(t, join(directory, '5'), true),
    file(directory, '6', 'b\0'),
  ];
  const { answers } = await answersOf(t, paths);
  t.deepEqual(answers, [
    { argv: ['a'] },
    { argv: [] },
    { unread: 'slowRead' },
    { argv: [] },
    { unread: 'slowRead' },
    { argv: ['b'] },
  ]);
});

test('a file that cannot even be opened in time is found one by one', async (t) => {
  const directory = temporaryDirectory(t);
  const paths = [
    file(directory, '1', 'a\0'),
    file(directory, '2', ''),
    fifo(t, join(directory, '3'), false),
    file(directory, '4', 'b\0'),
  ];
  const { answers } = await answersOf(t, paths);
  t.deepEqual(answers, [{ argv: ['a'] }, { argv: [] }, { unread: 'slowRead' }, { argv: ['b'] }]);
});

test('the next way is taken where a helper cannot be run or refuses', async (t) => {
  const directory = temporaryDirectory(t);
  const paths = [file(directory, '1', 'a\0')];
  const refusing = join(directory, 'old-setpriv');
  writeFileSync(refusing, `#!/bin/sh\necho "${refusing}: unrecognized option" >&2\nexit 1\n`);
  chmodSync(refusing, 0o755);
  const { answers } = await answersOf(t, paths, [
    [join(directory, 'nothing')],
    [refusing],
    ['grep', '-azH', ''],
  ]);
  t.deepEqual(answers, [{ argv: ['a'] }]);
});

test('without any helper nothing is answered, and nobody waits', async (t) => {
  const directory = temporaryDirectory(t);
  mkdirSync(join(directory, '1'));
  const { answers, reader } = await answersOf(t, [join(directory, '1')], [['/nowhere/grep']]);
  t.deepEqual(answers, [undefined]);
  t.false(hasHelper(reader));
});

const isRoot = process.geteuid?.() === 0;

(isRoot ? test.skip : test)(
  'a file that may not be read says so (needs not to be root)',
  async (t) => {
    const path = file(temporaryDirectory(t), '1', 'a\0');
    chmodSync(path, 0);
    t.deepEqual((await answersOf(t, [path])).answers, [{ unread: 'eacces' }]);
  },
);
