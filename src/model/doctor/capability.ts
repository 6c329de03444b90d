/** Bits of capabilities(7). */
const bits = { kill: 5, netAdmin: 12, sysPtrace: 19, sysAdmin: 21, sysNice: 23 } as const;

export type Capability = keyof typeof bits;

/** Whether a set, 16 hexadecimal digits as /proc prints it, holds a capability; undefined where the set is not known. */
export function hasCapability(
  set: string | undefined,
  capability: Capability,
): boolean | undefined {
  if (set === undefined || !/^[0-9a-f]{1,16}$/.test(set)) return undefined;
  return ((BigInt(`0x${set}`) >> BigInt(bits[capability])) & 1n) === 1n;
}
