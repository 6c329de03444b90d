// The machine of the picture: a copy of fixtures/proc/small that lives for one second more.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const small = fileURLToPath(new URL('../fixtures/proc/small', import.meta.url));
const passwd = 'root:x:0:0::/root:\nmysql:x:107:115::/:\nana:x:1000:1000::/home/ana:\n';

/** A /proc tree with users beside it. `goOn` lets work be done, a parent die and its child be adopted. */
export function pictureMachine({ teardown }) {
  const directory = mkdtempSync(join(tmpdir(), 'treetop-picture-'));
  teardown(() => rmSync(directory, { recursive: true }));
  const procRoot = join(directory, 'proc');
  cpSync(small, procRoot, { recursive: true });
  mkdirSync(join(directory, 'etc'));
  writeFileSync(join(directory, 'etc/passwd'), passwd);
  addProcess(procRoot, { pid: 9350, ppid: 9301, argv: ['make', '-j2', 'install'] });
  addProcess(procRoot, { pid: 9362, ppid: 9350, argv: ['cc', '-O2', '-c', 'parser.c'] });
  return { procRoot, goOn: () => goOn(procRoot) };
}

/** Made from one that is there: the terminal's foreground group of the same shell. */
function addProcess(procRoot, { pid, ppid, argv }) {
  const directory = join(procRoot, String(pid));
  cpSync(join(procRoot, '9310'), directory, { recursive: true });
  writeFileSync(join(directory, 'cmdline'), `${argv.join('\0')}\0`);
  change(join(directory, 'stat'), (line) =>
    line.replace(/^.*\) D 9301/, `${pid} (${argv[0]}) ${ppid === 9301 ? 'S' : 'R'} ${ppid}`),
  );
  setField(procRoot, pid, 22, () => 26_700_000 + pid);
  setField(procRoot, pid, 14, () => 120);
}

function goOn(procRoot) {
  change(join(procRoot, 'stat'), (text) =>
    text
      .replace(/^cpu0.*$/m, () => ticked(text, 'cpu0', [63, 0, 9, 24, 4]))
      .replace(/^cpu1.*$/m, () => ticked(text, 'cpu1', [88, 6, 3, 3, 0]))
      .replace(/^ctxt (\d+)$/m, (_, count) => `ctxt ${Number(count) + 3114}`)
      .replace(/^processes (\d+)$/m, (_, count) => `processes ${Number(count) + 14}`),
  );
  for (const [pid, ticks] of [
    [9400, 97],
    [9362, 61],
    [733, 12],
    [412, 1],
  ]) {
    setField(procRoot, pid, 14, (before) => before + ticks);
  }
  setField(procRoot, 9362, 4, () => 1);
  rmSync(join(procRoot, '9350'), { recursive: true });
}

function ticked(text, name, added) {
  const [, ...ticks] = text.match(new RegExp(`^${name} (.*)$`, 'm'))[0].split(' ');
  return [name, ...ticks.map((tick, index) => Number(tick) + (added[index] ?? 0))].join(' ');
}

/** By its number in proc_pid_stat(5); the name, field 2, holds no blank here. */
function setField(procRoot, pid, number, next) {
  change(join(procRoot, String(pid), 'stat'), (line) => {
    const fields = line.split(' ');
    fields[number - 1] = String(next(Number(fields[number - 1])));
    return fields.join(' ');
  });
}

function change(path, how) {
  writeFileSync(path, how(readFileSync(path, 'latin1')), 'latin1');
}
