// Who is measured, each as its users start it but for the interval: one second.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../src/bin/treetop.cjs', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'treetop-bench-'));
process.on('exit', () => rmSync(home, { recursive: true, force: true }));

export const treetop = {
  name: 'treetop',
  words: [process.execPath, bin],
  // V8 compiles what is hot in the first seconds: that is reported apart.
  warmUpMs: 20_000,
  windowMs: 15_000,
  // Its interval holds the work of a refresh, the others sleep it after their work.
  hasSchedule: true,
};

export const peers = [
  { name: 'htop', words: ['htop', '-d', '10'], versionOption: '--version' },
  { name: 'top', words: ['top', '-d', '1'], versionOption: '-V' },
  { name: 'btop', words: ['btop', '--utf-force'], versionOption: '--version', prepare: forBtop },
  { name: 'atop', words: ['atop', '1'], versionOption: '-V' },
].map((peer) => ({ ...peer, warmUpMs: 5000, windowMs: 10_000, hasSchedule: false }));

/** In a home of their own: no configuration of this machine's user decides. */
export function environment() {
  const { PATH, USER, LOGNAME } = process.env;
  return {
    PATH,
    ...(USER === undefined ? {} : { USER }),
    ...(LOGNAME === undefined ? {} : { LOGNAME }),
    HOME: home,
    XDG_CONFIG_HOME: home,
    LANG: 'C.UTF-8',
    TERM: 'xterm-256color',
    // Else atop, as root, turns on process accounting for the whole machine.
    ATOPACCT: '',
  };
}

/** Beside these all populations are measured, beside the others once each of the usual sizes. */
export const nearestPeers = ['htop', 'top'];

/** The named peers that are here, with their versions, and the names of those that are not. */
export function peersHere(names) {
  const found = peers
    .filter(({ name }) => names.includes(name))
    .map((peer) => ({ ...peer, version: versionOf(peer) }));
  const here = found.filter(({ version }) => version !== undefined);
  for (const { prepare } of here) prepare?.();
  return {
    here,
    absent: found.filter(({ version }) => version === undefined).map(({ name }) => name),
  };
}

function versionOf({ words: [command], versionOption }) {
  const { status, stdout, stderr } = spawnSync(command, [versionOption], { encoding: 'utf8' });
  if (status !== 0) return undefined;
  return /\d+\.\d[\w.]*/.exec(stdout + stderr)?.[0] ?? 'of an unknown version';
}

/** Its interval is two seconds where nothing is said; its clock would be a write between two refreshes. */
function forBtop() {
  mkdirSync(join(home, 'btop'), { recursive: true });
  writeFileSync(join(home, 'btop/btop.conf'), 'update_ms = 1000\nclock_format = ""\n');
}
