import type { Boot } from '../sample/host-sample.js';
import type { Sample } from '../sample/sample.js';
import type { Model } from './model.js';
import type { Process } from './process.js';
import { ttyName } from './tty-name.js';

/** The command line as one raw text; the name in brackets where there is none, or none is known. */
export function commandOf({ sample }: Process): string {
  const argv = sample.cmdline?.argv ?? [];
  return argv.length === 0 ? `[${sample.comm}]` : argv.join(' ');
}

/** CPU time of its own, without that of its children. */
export function cpuTimeMsOf({ sample }: Process, boot: Boot): number {
  return ((sample.userTicks + sample.systemTicks) * 1000) / boot.ticksPerSecond;
}

/**
 * Resident memory as `stat` has it, 0 in a zombie. Not known where only the main thread is dead (the
 * kernel says 0 then, though the others use memory), nor from old kernels that counted below 0.
 */
export function rssBytesOf({ sample, isLeaderDead }: Process, boot: Boot): number | undefined {
  return isLeaderDead || sample.rssPages < 0 ? undefined : sample.rssPages * boot.pageBytes;
}

/** Resident memory as a share of the machine's. */
export function memPercentOf(process: Process, { boot, host }: Sample): number | undefined {
  const { totalBytes = 0 } = host.memory;
  const rssBytes = rssBytesOf(process, boot);
  return totalBytes > 0 && rssBytes !== undefined ? (rssBytes * 100) / totalBytes : undefined;
}

/** Wall clock, in ms since the epoch. */
export function startedAtMsOf({ sample }: Process, boot: Boot): number | undefined {
  if (boot.bootedAtMs === undefined) return undefined;
  return Math.round(boot.bootedAtMs + (sample.startTicks * 1000) / boot.ticksPerSecond);
}

/** Time since its start, by the machine's own uptime. */
export function elapsedMsOf({ sample }: Process, { boot, host }: Sample): number | undefined {
  if (host.uptimeSeconds === undefined) return undefined;
  const startedMs = (sample.startTicks * 1000) / boot.ticksPerSecond;
  return Math.max(0, Math.round(host.uptimeSeconds * 1000 - startedMs));
}

/** CPU as a share of what all CPUs can give. */
export function machineCpuPercentOf(
  { cpuPercent }: Process,
  { sample }: Pick<Model, 'sample'>,
): number | undefined {
  const count = sample.host.cpus.length;
  return cpuPercent === undefined || count === 0 ? undefined : cpuPercent / count;
}

/** The controlling terminal: 'pts/3'; '' = has none; undefined = not known. */
export function ttyNameOf({ sample }: Process, boot: Boot): string | undefined {
  return ttyName(sample.ttyDevice, boot.ttyDrivers);
}

/** Whose rights it has now (the effective uid): raw text, the number where the user has no name. */
export function userNameOf({ sample }: Process, boot: Boot): string | undefined {
  const uid = sample.status?.uids[1];
  return uid === undefined ? undefined : userNameOfUid(uid, boot);
}

/** The name of a user, raw text; the number where there is none. */
export function userNameOfUid(uid: number, boot: Boot): string {
  return boot.users[String(uid)] ?? String(uid);
}
