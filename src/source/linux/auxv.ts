export type Auxv = { readonly pageBytes?: number; readonly ticksPerSecond?: number };

/** Reads /proc/PID/auxv (proc_pid_auxv(5), getauxval(3)): pairs of machine words. */
export function parseAuxv(bytes: Uint8Array, wordBytes: 4 | 8, isLittleEndian: boolean): Auxv {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const wordAt = (at: number): number =>
    wordBytes === 8
      ? Number(view.getBigUint64(at, isLittleEndian))
      : view.getUint32(at, isLittleEndian);
  const values = new Map<number, number>();
  for (let at = 0; at + 2 * wordBytes <= bytes.length; at += 2 * wordBytes) {
    values.set(wordAt(at), wordAt(at + wordBytes));
  }
  const pageBytes = values.get(AT_PAGESZ);
  const ticksPerSecond = values.get(AT_CLKTCK);
  return {
    ...(isUsable(pageBytes) ? { pageBytes } : {}),
    ...(isUsable(ticksPerSecond) ? { ticksPerSecond } : {}),
  };
}

const AT_PAGESZ = 6;
const AT_CLKTCK = 17;

function isUsable(value: number | undefined): value is number {
  return value !== undefined && value > 0 && Number.isSafeInteger(value);
}
