import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ExecutionContext } from 'ava';

/** A directory of this test's own, removed with it. */
export function temporaryDirectory(t: ExecutionContext): string {
  const directory = mkdtempSync(join(tmpdir(), 'treetop-proc-'));
  t.teardown(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** A file of a tree, its directories made. */
export function writeIn(root: string, name: string, content: string | Uint8Array): void {
  const path = join(root, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/** One line of stat, as Linux 6 writes it. */
export function statLine(pid: number, comm: string, startTicks = 100 + pid, utime = 7): string {
  const before = `${pid} (${comm}) S 1 ${pid} ${pid} 34816 -1 4194304 11 12 13 14 ${utime} 8 9 10`;
  const after = `${'0 '.repeat(12)}17 3${' 0'.repeat(13)}`;
  return `${before} 20 0 1 0 ${startTicks} 4096000 250 18446744073709551615 ${after}\n`;
}

export const STATUS = `Name:\tx
Tgid:\t5
TracerPid:\t0
Uid:\t1000\t1001\t1002\t1003
Gid:\t2000\t2001\t2002\t2003
Groups:\t
SigPnd:\t0000000000000000
ShdPnd:\t0000000000000001
SigBlk:\t0000000000010000
SigIgn:\t0000000000000004
SigCgt:\t0000000000004002
CapEff:\t000001ffffffffff
`;

/** A process with stat, status and cmdline. */
export function writeProcess(root: string, pid: number, comm: string, argv = [comm]): void {
  writeIn(root, `${pid}/stat`, statLine(pid, comm));
  writeIn(root, `${pid}/status`, STATUS);
  writeIn(root, `${pid}/cmdline`, argv.map((argument) => `${argument}\0`).join(''));
}

/** Named pipes: with a silent writer a read of one never ends, without any not even its opening. */
export function writePipes(t: ExecutionContext, paths: readonly string[]): void {
  t.is(spawnSync('sh', ['-c', 'mkfifo "$@"', 'sh', ...paths]).status, 0);
}
