import { execFile } from 'node:child_process';
import {
  closeSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  constants as O,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ExecutionContext } from 'ava';
import { smallProc } from './dashboard-in-pty.js';

/** A copy of fixtures/proc/small that a test may change. */
export type ProcCopy = {
  readonly path: string;
  readonly statOf: (pid: number) => string;
  /** Writes fields of a stat anew, numbered as in proc_pid_stat(5). */
  readonly setFields: (pid: number, fields: Readonly<Record<number, string>>) => void;
  /** Adds so many processes, from pid 20000 on, whose command line never answers. */
  readonly addHung: (count: number) => Promise<void>;
};

export function copyProc(t: Pick<ExecutionContext, 'teardown'>): ProcCopy {
  const path = mkdtempSync(join(tmpdir(), 'treetop-proc-'));
  cpSync(smallProc, path, { recursive: true });
  t.teardown(() => rmSync(path, { recursive: true }));
  const statOf = (pid: number) => readFileSync(`${path}/${pid}/stat`, 'latin1');
  const setFields = (pid: number, changes: Readonly<Record<number, string>>) =>
    writeStat(path, pid, withFields(statOf(pid), changes));
  return {
    path,
    statOf,
    setFields,
    addHung: async (count) => {
      const pids = Array.from({ length: count }, (_, index) => 20_000 + index);
      const stat = statOf(9400);
      for (const pid of pids) {
        mkdirSync(`${path}/${pid}`);
        writeStat(path, pid, stat.replace(/^\d+ \(.*\)/s, `${pid} (hung-${pid})`));
      }
      const pipes = pids.map((pid) => `${path}/${pid}/cmdline`);
      await promisify(execFile)('mkfifo', pipes);
      // Open for writing, and silent: a reader waits for ever.
      const ends = pipes.map((pipe) => openSync(pipe, O.O_RDWR));
      t.teardown(() => ends.forEach(closeSync));
    },
  };
}

function withFields(stat: string, changes: Readonly<Record<number, string>>): string {
  const nameEnd = stat.lastIndexOf(')') + 1;
  const fields = stat.slice(nameEnd + 1).split(' ');
  const changed = fields.map((field, index) => changes[index + 3] ?? field);
  return `${stat.slice(0, nameEnd)} ${changed.join(' ')}`;
}

/** In one step: a reader must never see half of it. */
function writeStat(path: string, pid: number, stat: string): void {
  writeFileSync(`${path}/${pid}/stat.new`, stat, 'latin1');
  renameSync(`${path}/${pid}/stat.new`, `${path}/${pid}/stat`);
}
