import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { projectRoot } from './project-root.js';

export type Ended = {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
};

export const bin = join(projectRoot, 'src/bin/treetop.cjs');

/** What the real program prints. Rejects where it does not exit with 0. */
export async function runTreetop(args: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await endedTreetop(args);
  if (status !== 0) throw new Error(`treetop ${args.join(' ')}: exit ${status}, ${stderr}`);
  return stdout;
}

/** The real program, run to its end, however it ends. Nothing is on its stdin, and nothing is a terminal. */
export function endedTreetop(
  args: readonly string[],
  env?: Readonly<Record<string, string>>,
): Promise<Ended> {
  return ended(startTreetop(args, env));
}

/** The real program, running. */
export function startTreetop(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return spawn(process.execPath, [bin, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
}

/** What a program printed, once it is over. */
export async function ended(child: ChildProcessByStdio<null, Readable, Readable>): Promise<Ended> {
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      texts[name] += text;
    });
  }
  const [status] = await once(child, 'close');
  return { status, ...texts };
}
