// The helper that stays: it answers as one does that is started anew each time.
import { spawn } from 'node:child_process';
import { closeSync, constants, openSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import {
  askFiles,
  blockingReader,
  closeBlockingReader,
  filesSettled,
} from '../../../src/source/linux/blocking-reader.js';
import type { FileAnswer } from '../../../src/source/linux/file-answer.js';
import { parsePidCmdline } from '../../../src/source/linux/pid-cmdline.js';
import { residentCommands, residentHelper } from '../../../src/source/linux/resident-helper.js';
import { until } from '../../helpers/until.js';
import { temporaryDirectory, writePipes } from './proc-tree.js';

const longMs = 60_000;
const maxBytes = 4096;
const [command = []] = residentCommands(maxBytes);

/** Asks one question after the other; resolves with the answers to each. */
async function answersTo(t: ExecutionContext, questions: readonly (readonly string[])[]) {
  const answers = new Map<string, FileAnswer>();
  const reader = blockingReader<string>({
    pathOf: (path) => path,
    onAnswer: (path, answer) => void answers.set(path, answer),
    maxBytes,
    deadlineMs: 40,
    isResident: true,
  });
  t.teardown(() => closeBlockingReader(reader));
  const told: unknown[] = [];
  for (const paths of questions) {
    answers.clear();
    askFiles(reader, paths);
    await filesSettled(reader, longMs);
    told.push(paths.map((path) => wordsOf(answers.get(path))));
  }
  return { told, reader };
}

function wordsOf(answer: FileAnswer | undefined) {
  if (answer === undefined || 'unread' in answer) return answer?.unread;
  return parsePidCmdline(answer.bytes);
}

test('each question gets its own answers, and what a file holds ends none', async (t) => {
  const directory = temporaryDirectory(t);
  const at = (name: string, content: string) => fileAt(directory, name, content);
  const one = [at('1', 'a\0-b\nc\0\0'), at('2', ''), join(directory, 'none'), at('3', 'no end')];
  const odd = [at('4', 'end\0\0end\0'), at('5', '\0end\0'), at('6', `${'x'.repeat(9000)}\0end\0`)];
  const { told, reader } = await answersTo(t, [one, one, odd, one]);
  const first = [['a', '-b\nc', ''], [], 'vanished', ['no end']];
  t.deepEqual(told, [
    first,
    first,
    [['end', '', 'end'], ['', 'end'], ['x'.repeat(maxBytes)]],
    first,
  ]);
  t.truthy(reader.residents.helper);
});

test('a file that never answers is named, and the others are read', async (t) => {
  const directory = temporaryDirectory(t);
  const paths = [
    fileAt(directory, '1', 'a\0'),
    silentPipe(t, join(directory, '2')),
    fileAt(directory, '3', 'b\0'),
  ];
  const { told } = await answersTo(t, [paths.slice(0, 1), paths, paths.slice(2)]);
  t.deepEqual(told, [[['a']], [['a'], 'slowRead', ['b']], [['b']]]);
});

test('a path may hold anything that a path can', async (t) => {
  const path = fileAt(temporaryDirectory(t), 'a $(b)\n*', 'a\0');
  t.deepEqual((await answersTo(t, [[path], [path]])).told, [[['a']], [['a']]]);
});

test('where it is killed, what it was asked is to be asked of another', async (t) => {
  const pipe = silentPipe(t, join(temporaryDirectory(t), '1'));
  const helper = residentHelper(command, maxBytes);
  const end = new Promise((resolve) => {
    helper.startBatch({
      paths: [pipe],
      deadlineMs: longMs,
      onFile: () => t.fail(),
      onEnd: resolve,
    });
  });
  const [reader = 0] = await until('who reads it', () => someOf(readersOf(pipe)));
  process.kill(reader, 'SIGKILL');
  t.like(await end, { kind: 'failed', errno: 'EAGAIN' });
  t.false(helper.isFree());
});

test('it ends with its reader, and takes along what hangs', async (t) => {
  const pipe = silentPipe(t, join(temporaryDirectory(t), '1'));
  const helper = residentHelper(command, maxBytes);
  helper.startBatch({
    paths: [pipe],
    deadlineMs: longMs,
    onFile: () => t.fail(),
    onEnd: () => t.fail(),
  });
  await until('who reads it', () => readersOf(pipe).length > 0);
  helper.end();
  await until('nobody is left', () => readersOf(pipe).length === 0);
  t.pass();
});

test('it ends with whoever started it, killed by force', async (t) => {
  const pipe = silentPipe(t, join(temporaryDirectory(t), '1'));
  const module = new URL('../../../src/source/linux/resident-helper.js', import.meta.url);
  const program = `import { residentCommands, residentHelper } from ${JSON.stringify(module.href)};
    residentHelper(${JSON.stringify(command)}, 9).startBatch({ paths: [${JSON.stringify(pipe)}],
      deadlineMs: ${longMs}, onFile: () => {}, onEnd: () => {} });`;
  const owner = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: 'ignore',
  });
  await until('who reads it', () => readersOf(pipe).length > 0);
  owner.kill('SIGKILL');
  await until('nobody is left', () => readersOf(pipe).length === 0);
  t.pass();
});

function fileAt(directory: string, name: string, content: string): string {
  const path = join(directory, name);
  writeFileSync(path, content);
  return path;
}

/** A pipe with a writer that writes nothing: a read of it never ends. */
function silentPipe(t: ExecutionContext, path: string): string {
  writePipes(t, [path]);
  const fd = openSync(path, constants.O_RDWR);
  t.teardown(() => closeSync(fd));
  return path;
}

/** Who has that pipe open beside us. */
function readersOf(pipe: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => linksOf(`/proc/${pid}/fd`).includes(pipe))
    .map(Number);
}

function linksOf(directory: string): readonly string[] {
  try {
    return readdirSync(directory).map((name) => readlinkSync(join(directory, name)));
  } catch {
    // It went while we looked, or is another user's.
    return [];
  }
}

function someOf(pids: readonly number[]): readonly number[] | undefined {
  return pids.length > 0 ? pids : undefined;
}
