import { readFileSync } from 'node:fs';

/** What the kernel says of a process, read the plain way: the yardstick that our own reader is held to. */
export type KernelStat = {
  /** As latin1: one character a byte. */
  readonly comm: string;
  readonly letter: string;
  readonly ppid: number;
  /** Numbered as in proc_pid_stat(5). */
  readonly field: (number: number) => string;
};

/** Undefined when there is no such process. */
export function kernelStat(pid: number, procRoot = '/proc'): KernelStat | undefined {
  const text = textOf(`${procRoot}/${pid}/stat`);
  if (text === undefined) return undefined;
  const end = text.lastIndexOf(')');
  const fields = text.slice(end + 2).split(' ');
  const field = (number: number) => fields[number - 3]?.trim() ?? '';
  return {
    comm: text.slice(text.indexOf('(') + 1, end),
    letter: field(3),
    ppid: Number(field(4)),
    field,
  };
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'latin1');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ESRCH') return undefined;
    throw error;
  }
}
