import { statSync } from 'node:fs';
import { endianness } from 'node:os';
import type { Boot } from '../../sample/host-sample.js';
import { textOfBytes } from '../../text/surrogates.js';
import { type Auxv, parseAuxv } from './auxv.js';
import { parsePasswd } from './passwd.js';
import type { ProcRoot } from './proc-root.js';
import { readFailureOf } from './read-failure.js';
import { asciiOf, type SmallFiles } from './small-files.js';
import { parseTtyDrivers } from './tty-drivers.js';

/** The boot facts, and what tells that they must be read again. */
export type BootReading = {
  readonly boot: Boot;
  readonly constants: BootConstants;
  readonly passwdMtimeMs?: number;
};

/** What is read once. */
type BootConstants = Omit<Boot, 'bootedAtMs' | 'utcOffsetMinutes' | 'users'>;

/** Reads the boot facts; the same object as before where nothing moved. */
export function readBoot(
  root: ProcRoot,
  readSmallFile: SmallFiles,
  bootedAtMs: number | undefined,
  before?: BootReading,
): BootReading {
  const passwdPath = `${root.machineRoot}/etc/passwd`;
  const passwdMtimeMs = mtimeOf(passwdPath);
  const utcOffsetMinutes = 0 - new Date().getTimezoneOffset();
  const isSamePasswd = before !== undefined && before.passwdMtimeMs === passwdMtimeMs;
  const isSame =
    isSamePasswd &&
    before.boot.utcOffsetMinutes === utcOffsetMinutes &&
    isSameInstant(before.boot.bootedAtMs, bootedAtMs);
  if (isSame) return before;
  const constants = before?.constants ?? readConstants(root, readSmallFile);
  const boot = {
    ...constants,
    utcOffsetMinutes,
    users: isSamePasswd ? before.boot.users : usersOf(readSmallFile(passwdPath)),
    ...(bootedAtMs === undefined ? {} : { bootedAtMs }),
  };
  return { boot, constants, ...(passwdMtimeMs === undefined ? {} : { passwdMtimeMs }) };
}

/** btime is computed from two clocks: it may flicker by a second without anything having moved. */
const BTIME_FLICKER_MS = 1000;
const WIDE_ARCHITECTURES = new Set(['x64', 'arm64', 'ppc64', 's390x', 'riscv64', 'loong64']);
const ARCHITECTURES: ReadonlyMap<string, string> = new Map([
  ['x86_64', 'x64'],
  ['aarch64', 'arm64'],
]);

function readConstants(root: ProcRoot, readSmallFile: SmallFiles): BootConstants {
  const lineOf = (name: string): string => {
    const bytes = readSmallFile(`${root.path}/${name}`);
    return typeof bytes === 'string' ? '' : textOfBytes(bytes).trimEnd();
  };
  const { pageBytes, ticksPerSecond } = readAuxv(root, readSmallFile);
  return {
    id: lineOf('sys/kernel/random/boot_id'),
    hostname: lineOf('sys/kernel/hostname'),
    kernelRelease: lineOf('sys/kernel/osrelease'),
    arch: archOf(lineOf('sys/kernel/arch')),
    // A captured tree seldom says: then what nearly every machine has.
    ticksPerSecond: ticksPerSecond ?? 100,
    pageBytes: pageBytes ?? 4096,
    ttyDrivers: parseTtyDrivers(asciiOf(readSmallFile(`${root.path}/tty/drivers`)) ?? ''),
  };
}

/** Before Linux 6.1 there is no such file: then the architecture that we run on. */
function archOf(machine: string): string {
  return machine === '' ? process.arch : (ARCHITECTURES.get(machine) ?? machine);
}

function readAuxv(root: ProcRoot, readSmallFile: SmallFiles): Auxv {
  const bytes = readSmallFile(`${root.path}/self/auxv`);
  if (typeof bytes === 'string') return {};
  return parseAuxv(bytes, WIDE_ARCHITECTURES.has(process.arch) ? 8 : 4, endianness() === 'LE');
}

function usersOf(bytes: ReturnType<SmallFiles>): Boot['users'] {
  return typeof bytes === 'string' ? {} : parsePasswd(textOfBytes(bytes));
}

function mtimeOf(path: string): number | undefined {
  try {
    return statSync(path).mtimeMs;
  } catch (error) {
    readFailureOf(error);
    return undefined;
  }
}

function isSameInstant(a: number | undefined, b: number | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return Math.abs(a - b) <= BTIME_FLICKER_MS;
}
