import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import { smallProc } from './dashboard-in-pty.js';

/** What a terminal would obey, or show in another order; the word before it tells where it came from. */
export function hostile(word: string): string {
  return `${word}\x1b]0;pwned\x07\x1b[2J\x9b31m\u202e`;
}

/** The same as the screen may show it, as far as it is the same for every part. */
export const shown = (word: string) => `${word}\\x1b]0;pwned\\x07`;

/** A machine that says hostile things wherever it may say something; the worst is process 9400. */
export function hostileMachine(t: Pick<ExecutionContext, 'teardown'>): string {
  const machine = mkdtempSync(join(tmpdir(), 'treetop-hostile-'));
  t.teardown(() => rmSync(machine, { recursive: true }));
  const proc = join(machine, 'proc');
  cpSync(smallProc, proc, { recursive: true });
  mkdirSync(join(machine, 'etc'));
  writeFileSync(join(machine, 'etc/passwd'), `${hostile('ana')}:x:1000:1000::/home:/bin/sh\n`);
  for (const [name, text] of Object.entries(machineFiles)) writeFileSync(join(proc, name), text);
  const worst = join(proc, '9400');
  for (const [name, text] of Object.entries(processFiles)) writeFileSync(join(worst, name), text);
  for (const name of ['exe', 'cwd', 'root']) symlinkSync(`/${hostile(name)}`, join(worst, name));
  for (const name of ['fd', 'fdinfo', 'ns']) mkdirSync(join(worst, name));
  symlinkSync(hostile('/file'), join(worst, 'fd/0'));
  symlinkSync(hostile('net:[1]'), join(worst, 'ns/net'));
  writeFileSync(join(worst, 'fdinfo/0'), `pos:\t0\nflags:\t${hostile('0100000')}\n`);
  return proc;
}

const machineFiles = {
  'sys/kernel/hostname': `${hostile('host')}\n`,
  'sys/kernel/osrelease': `${hostile('release')}\n`,
  'tty/drivers': `pty_slave /dev/${hostile('tty')} 136 0-1048575 pty:slave\n`,
} as const satisfies Readonly<Record<string, string>>;

const processFiles = {
  cmdline: `/bin/${hostile('argument')}\0${hostile('second')}\0`,
  environ: `${hostile('NAME')}=${hostile('value')}\0`,
  cgroup: `0::/${hostile('cgroup')}\n1:${hostile('controller')}:/x\n`,
  limits: `Limit                     Soft Limit           Hard Limit           Units     \n${hostile('Max')} open files            1024                 4096                 ${hostile('files')}     \n`,
} as const satisfies Readonly<Record<string, string>>;
