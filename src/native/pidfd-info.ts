/** PIDFD_GET_INFO of linux/pidfd.h: _IOWR(0xFF, 11, struct pidfd_info), whose first version has 64 bytes. */
export const infoRequest = 0xc040ff0b;

/** PIDFD_INFO_EXIT: may always be asked for, is answered once the process is reaped (Linux 6.15). */
const exitBit = 8n;

/** A struct pidfd_info that asks how the process ended. */
export function newInfo(): Buffer {
  const info = Buffer.alloc(64);
  new BigUint64Array(info.buffer, info.byteOffset, 1)[0] = exitBit;
  return info;
}

/** The wait status in an answered one; undefined where it says none. */
export function exitCodeIn(info: Buffer): number | undefined {
  const mask = new BigUint64Array(info.buffer, info.byteOffset, 1)[0] ?? 0n;
  if ((mask & exitBit) === 0n) return undefined;
  return new Int32Array(info.buffer, info.byteOffset + 60, 1)[0];
}
