import type { ExecutionContext } from 'ava';
import type { Demand } from '../../../../src/sample/demand.js';
import type { DetailPart, ProcessDetails, Unread } from '../../../../src/sample/process-details.js';
import type { ProcessIdentity } from '../../../../src/sample/process-sample.js';
import { linuxSource } from '../../../../src/source/linux/linux-source.js';
import type { LinuxSourceOptions } from '../../../../src/source/linux/machine.js';

export const ALL_PARTS: readonly DetailPart[] = [
  'process',
  'memory',
  'environment',
  'files',
  'locks',
];

const LONG_MS = 60_000;

/** The details of one process, time and again; undefined where it has none. */
export function detailsOf(
  t: ExecutionContext,
  pid: number,
  parts = ALL_PARTS,
  options: LinuxSourceOptions = {},
) {
  const source = linuxSource(options);
  t.teardown(source.close);
  const plain: Demand = { status: [], cmdline: [] };
  let of: readonly ProcessIdentity[] | undefined;
  const now = async (): Promise<ProcessDetails | undefined> => {
    of ??= (await source.next(plain))?.processes.filter((row) => row.pid === pid) ?? [];
    return (await source.next({ ...plain, details: { of, parts } }))?.details?.[0];
  };
  return {
    source,
    /** As far as it is answered. */
    now,
    /** With what a helper had to be asked for. */
    settled: async () => {
      await now();
      await source.factsSettled(LONG_MS);
      return now();
    },
  };
}

/** Why each of them is not known, by name. */
export function reasons(details: ProcessDetails | undefined): Readonly<Record<string, Unread>> {
  return Object.fromEntries(
    Object.entries(details ?? {}).flatMap(([name, reading]) =>
      typeof reading === 'object' && 'unread' in reading ? [[name, reading.unread]] : [],
    ),
  );
}

/** Of a reading that is known. */
export function known<T>(
  reading: { readonly value: T } | { readonly unread: Unread } | undefined,
): T {
  if (reading === undefined || 'unread' in reading) {
    throw new Error(`not known: ${reading?.unread ?? 'not answered'}`);
  }
  return reading.value;
}
