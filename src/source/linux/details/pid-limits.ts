import type { ResourceLimit } from '../../../sample/process-details.js';

/** /proc/PID/limits (proc_pid_limits(5)); undefined where no line is a limit. */
export function parsePidLimits(bytes: Buffer): readonly ResourceLimit[] | undefined {
  const limits: ResourceLimit[] = [];
  for (const line of bytes.toString('latin1').split('\n')) {
    const [, name, soft, hard, unit] = LINE.exec(line) ?? [];
    if (name === undefined) continue;
    limits.push({ name, ...limitOf('soft', soft), ...limitOf('hard', hard), unit: unit ?? '' });
  }
  return limits.length === 0 ? undefined : limits;
}

/** The name is filled up with blanks to 26 characters, and has single ones in it. */
const LINE = /^(Max \S+(?: \S+)*) +(unlimited|\d+) +(unlimited|\d+) *(\S*) *$/;

function limitOf<K extends string>(key: K, text: string | undefined): Partial<Record<K, number>> {
  if (text === undefined || text === 'unlimited') return {};
  return { [key]: Number(text) } as Partial<Record<K, number>>;
}
