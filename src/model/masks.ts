/**
 * The signals in a mask as /proc/PID/status prints it: up to 16 hexadecimal digits, bit n-1 is
 * signal n. Ascending; undefined where it is no such mask.
 */
export function signalsInMask(mask: string): readonly number[] | undefined {
  if (!/^[0-9a-f]{1,16}$/i.test(mask)) return undefined;
  // In two halves: a number holds 53 bits whole, its bit operators 32.
  const digits = mask.padStart(16, '0');
  const high = Number.parseInt(digits.slice(0, 8), 16);
  const low = Number.parseInt(digits.slice(8), 16);
  return [...signalsInHalf(low, 1), ...signalsInHalf(high, 33)];
}

/** Whether such a mask has this signal; a mask that is none has no signal. */
export function hasSignal(mask: string, signal: number): boolean {
  const digit = mask.at(-1 - Math.floor((signal - 1) / 4));
  return digit !== undefined && (Number.parseInt(digit, 16) & (1 << ((signal - 1) % 4))) !== 0;
}

function signalsInHalf(half: number, firstSignal: number): readonly number[] {
  const signals: number[] = [];
  for (let bit = 0; bit < 32; bit++) {
    if ((half & (1 << bit)) !== 0) signals.push(firstSignal + bit);
  }
  return signals;
}
