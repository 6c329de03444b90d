/** By bit (capabilities(7), include/uapi/linux/capability.h), without CAP_. */
const names = [
  ...['CHOWN', 'DAC_OVERRIDE', 'DAC_READ_SEARCH', 'FOWNER', 'FSETID', 'KILL', 'SETGID', 'SETUID'],
  ...['SETPCAP', 'LINUX_IMMUTABLE', 'NET_BIND_SERVICE', 'NET_BROADCAST', 'NET_ADMIN', 'NET_RAW'],
  ...['IPC_LOCK', 'IPC_OWNER', 'SYS_MODULE', 'SYS_RAWIO', 'SYS_CHROOT', 'SYS_PTRACE', 'SYS_PACCT'],
  ...['SYS_ADMIN', 'SYS_BOOT', 'SYS_NICE', 'SYS_RESOURCE', 'SYS_TIME', 'SYS_TTY_CONFIG', 'MKNOD'],
  ...['LEASE', 'AUDIT_WRITE', 'AUDIT_CONTROL', 'SETFCAP', 'MAC_OVERRIDE', 'MAC_ADMIN', 'SYSLOG'],
  ...['WAKE_ALARM', 'BLOCK_SUSPEND', 'AUDIT_READ', 'PERFMON', 'BPF', 'CHECKPOINT_RESTORE'],
];
/** When only so few are missing, those are named. */
const fewMissing = 12;

/** A capability set by name, with its hexadecimal digits; undefined where it is no such set. */
export function capabilitiesText(digits: string): string | undefined {
  if (!/^[0-9a-f]{1,16}$/i.test(digits)) return undefined;
  const set = BigInt(`0x${digits}`);
  if (set === 0n) return 'none';
  const held = bitsOf(set);
  // A kernel has those up to its newest: what is above the highest that is held may not exist.
  const newest = Math.max(...held);
  const missing = Array.from({ length: newest }, (_, bit) => bit).filter(
    (bit) => !held.includes(bit),
  );
  if (missing.length === 0 && held.length > names.length / 2) return `all (${digits})`;
  const isFewMissing = missing.length <= fewMissing && held.length > missing.length;
  const words = isFewMissing ? `all but ${namesOf(missing)}` : namesOf(held);
  return `${words} (${digits})`;
}

/** Whether a set holds the capability of that name. */
export function hasCapability(digits: string | undefined, name: string): boolean {
  if (digits === undefined || !/^[0-9a-f]{1,16}$/i.test(digits)) return false;
  return bitsOf(BigInt(`0x${digits}`)).some((bit) => names[bit] === name);
}

function bitsOf(set: bigint): readonly number[] {
  return Array.from({ length: 64 }, (_, bit) => bit).filter(
    (bit) => (set & (1n << BigInt(bit))) !== 0n,
  );
}

function namesOf(bits: readonly number[]): string {
  return bits.map((bit) => names[bit] ?? String(bit)).join(' ');
}
