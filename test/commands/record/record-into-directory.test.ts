// The real program, with a directory for its files, and files that are moved or removed under it.
import { readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { openRecording } from '../../../src/source/recording/reader.js';
import { projectRoot } from '../../helpers/project-root.js';
import { untilRunning } from '../../helpers/recorder.js';
import { ended, startTreetop } from '../../helpers/run-treetop.js';
import { temporaryDirectory } from '../../source/linux/proc-tree.js';

const small = ['--proc-root', join(projectRoot, 'fixtures/proc/small'), '-d', '0.1'];

test('HUP begins a new file, TERM ends it, and no frame is lost between them', async (t) => {
  const directory = join(temporaryDirectory(t), 'night/');
  const { child, end, hasFiles } = started(directory, directory);
  await untilRunning(end, 'a file', () => hasFiles(1));
  for (const files of [2, 3]) {
    child.kill('SIGHUP');
    await untilRunning(end, `${files} files`, () => hasFiles(files));
  }
  child.kill('SIGTERM');
  const { status, stderr } = await end;
  t.is(status, 0);
  t.regex(stderr, /\d+ frames, \d+ bytes in 3 files, the last is /);
  t.is(await framesIn(t, directory), Number(/(\d+) frames/.exec(stderr)?.[1]));
});

test('a file that is moved away stays whole, and a new one begins under its name', async (t) => {
  const directory = temporaryDirectory(t);
  const { child, end, hasFiles } = started(join(directory, 'a.treetop'), directory);
  await untilRunning(end, 'the file', () => hasFiles(1));
  renameSync(join(directory, 'a.treetop'), join(directory, 'b.treetop'));
  await untilRunning(end, 'a new one', () => hasFiles(2));
  child.kill('SIGTERM');
  const { status, stderr } = await end;
  t.is(status, 0);
  t.is(await framesIn(t, directory), Number(/(\d+) frames/.exec(stderr)?.[1]));
});

test('a file that is removed loses what was in it, and nothing after', async (t) => {
  const directory = temporaryDirectory(t);
  const file = join(directory, 'a.treetop');
  const { child, end, hasFiles } = started(file, directory);
  await untilRunning(end, 'the file', () => hasFiles(1));
  rmSync(file);
  await untilRunning(end, 'a new one', () => hasFiles(1));
  child.kill('SIGTERM');
  t.is((await end).status, 0);
  t.true((await framesIn(t, directory)) > 0);
});

test('a directory that is removed does not end it: it is made again', async (t) => {
  const directory = join(temporaryDirectory(t), 'night/');
  const { child, end, hasFiles } = started(directory, directory, ['--keep', '7d']);
  await untilRunning(end, 'a file', () => hasFiles(1));
  rmSync(directory, { recursive: true });
  await untilRunning(end, 'a new one', () => hasFiles(1));
  child.kill('SIGTERM');
  t.is((await end).status, 0);
  t.true((await framesIn(t, directory)) > 0);
});

/** Counts only files with something in them: the recorder is in its loop. */
function started(path: string, directory: string, options: readonly string[] = []) {
  const child = startTreetop(['record', path, ...small, ...options]);
  const hasFiles = (count: number) => {
    const names = readdirSync(directory);
    const sizes = names.map((name) => statSync(join(directory, name)).size);
    return sizes.filter((size) => size > 0).length === count;
  };
  return { child, end: ended(child), hasFiles: (count: number) => tried(() => hasFiles(count)) };
}

/** The directory is made by the program. */
function tried(probe: () => boolean): boolean {
  try {
    return probe();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}

async function framesIn(t: ExecutionContext, directory: string): Promise<number> {
  let frames = 0;
  for (const name of readdirSync(directory)) {
    const recording = await openRecording(join(directory, name));
    frames += recording.frameCount;
    t.deepEqual(recording.notes, []);
    await recording.close();
  }
  return frames;
}
