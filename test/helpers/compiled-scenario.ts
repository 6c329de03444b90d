import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from './project-root.js';

const sources = join(projectRoot, 'fixtures/scenarios');
const binaries = join(projectRoot, 'dist/scenarios');

/** One compilation each in this process, however many tests ask at once. */
const compilations = new Map<string, Promise<string>>();

/** The path of the program, compiled when it is absent or older than a source. */
export function compiledScenario(name: string): Promise<string> {
  const compilation = compilations.get(name) ?? compile(name);
  compilations.set(name, compilation);
  return compilation;
}

async function compile(name: string): Promise<string> {
  const binary = join(binaries, name);
  if (changedMs(binary) > newestSourceMs(name)) return binary;
  mkdirSync(binaries, { recursive: true });
  // Test files run in parallel: each compiles to a name of its own, and the last to finish stays.
  const fresh = `${binary}.${process.pid}`;
  const inputs = [`${name}.c`, 'stage.c'].map((file) => join(sources, file));
  await promisify(execFile)('cc', ['-std=c99', '-O1', '-pthread', '-o', fresh, ...inputs]);
  renameSync(fresh, binary);
  return binary;
}

/** Its own source, and whatever any of them may share. */
function newestSourceMs(name: string): number {
  const shared = readdirSync(sources).filter((file) => file.endsWith('.h') || file === 'stage.c');
  return Math.max(...[`${name}.c`, ...shared].map((file) => changedMs(join(sources, file))));
}

/** -Infinity where there is no such file. */
function changedMs(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Number.NEGATIVE_INFINITY;
}
