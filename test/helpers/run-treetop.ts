import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from './project-root.js';

/** What the real program prints. Rejects where it does not exit with 0. */
export async function runTreetop(args: readonly string[]): Promise<string> {
  const bin = join(projectRoot, 'src/bin/treetop.cjs');
  const options = { maxBuffer: 64 * 1024 * 1024 };
  const { stdout } = await promisify(execFile)(process.execPath, [bin, ...args], options);
  return stdout;
}
