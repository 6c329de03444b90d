import { execFile } from 'node:child_process';
import type { SchedulerTool } from './scheduler-machine.js';

/** How a program of util-linux ended. */
export type ToolEnd =
  | { readonly type: 'done'; readonly stdout: string }
  /** With another status than 0. */
  | { readonly type: 'refused'; readonly stderr: string }
  | { readonly type: 'absent' }
  /** Still not over at the deadline, and killed. */
  | { readonly type: 'late' }
  | { readonly type: 'unstartable'; readonly error: string };

/** A line for each of ten thousand threads, twice. */
const longestOutput = 4 * 1024 * 1024;

/** Runs it without a shell; its messages are in English, whatever the user's are in. */
export function runSchedulerTool(
  program: SchedulerTool,
  args: readonly string[],
  { path = process.env['PATH'] ?? '/usr/bin:/bin', deadlineMs = 3000 } = {},
): Promise<ToolEnd> {
  const options = {
    cwd: '/',
    env: { LC_ALL: 'C', PATH: path },
    timeout: deadlineMs,
    killSignal: 'SIGKILL',
    maxBuffer: longestOutput,
    encoding: 'latin1',
  } as const;
  return new Promise((resolve) => {
    execFile(program, args, options, (error, stdout, stderr) => {
      if (!error) resolve({ type: 'done', stdout });
      else if (error.killed) resolve({ type: 'late' });
      else if (typeof error.code === 'number') resolve({ type: 'refused', stderr: stderr.trim() });
      else if (error.code === 'ENOENT') resolve({ type: 'absent' });
      else resolve({ type: 'unstartable', error: String(error.code ?? error.signal) });
    });
  });
}
