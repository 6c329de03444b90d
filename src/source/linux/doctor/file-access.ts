import { spawn } from 'node:child_process';
import type { FileAccess, FileAccesses, GuardedFile } from '../../../sample/machine-facts.js';

/** What may block its reader for ever is read by a child, which can be killed. */
const names: readonly GuardedFile[] = ['io', 'smaps_rollup', 'syscall', 'stack'];

/** Whether these files of a process may be read. Settles within the deadline. */
export async function accessesOf(directory: string, deadlineMs: number): Promise<FileAccesses> {
  const texts = await Promise.all(
    names.map((name) => complaintOfGrep(`${directory}/${name}`, deadlineMs)),
  );
  return Object.fromEntries(names.map((name, index) => [name, accessOf(texts[index])]));
}

/** Undefined = no answer in time; '' = it was read. A child each: one that hangs must not hide the others. */
function complaintOfGrep(path: string, deadlineMs: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn('grep', ['-m', '1', '-c', '', '--', path], {
      env: { LC_ALL: 'C', PATH: process.env['PATH'] ?? '/usr/bin:/bin' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let complaint = '';
    const end = (answer: string | undefined) => {
      clearTimeout(timer);
      child.stderr?.destroy();
      child.unref();
      resolve(answer);
    };
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      end(undefined);
    }, deadlineMs);
    // Without a free descriptor there are no pipes, whatever the types say.
    child.stderr?.setEncoding('latin1').on('data', (text: string) => {
      complaint += text;
    });
    child.once('error', () => end(undefined));
    child.once('close', () => end(complaint));
  });
}

function accessOf(complaint: string | undefined): FileAccess {
  if (complaint === undefined) return 'silent';
  if (complaint === '') return 'readable';
  return /(Permission denied|Operation not permitted)\s*$/.test(complaint) ? 'denied' : 'absent';
}
