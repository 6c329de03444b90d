import { signalsInMask } from '../masks.js';
import { signalOfNumber } from '../parse-signal.js';

const signalCount = 64;
/** When only so few are missing, those are named. */
const fewMissing = 12;

/** Without SIG; the number where it has no name (32 and 33 are the C library's own). */
export function signalNameOf(number: number): string {
  return signalOfNumber(number)?.name ?? String(number);
}

/** The signals of a mask by name, in few words: `none`, `all`, `all but KILL STOP`, `HUP INT RTMIN..RTMAX`. */
export function signalSetText(mask: string): string | undefined {
  const signals = signalsInMask(mask);
  if (!signals) return undefined;
  if (signals.length === 0) return 'none';
  if (signals.length === signalCount) return 'all';
  const missing = Array.from({ length: signalCount }, (_, index) => index + 1).filter(
    (number) => !signals.includes(number),
  );
  if (missing.length <= fewMissing) return `all but ${runsOf(missing)}`;
  return runsOf(signals);
}

/** Ascending numbers by name, three and more in a row as `first..last`. */
function runsOf(numbers: readonly number[]): string {
  const words: string[] = [];
  for (let at = 0; at < numbers.length; ) {
    let end = at;
    while (numbers[end + 1] === (numbers[end] ?? 0) + 1) end += 1;
    const run = numbers.slice(at, end + 1).map(signalNameOf);
    words.push(...(isRunShortened(numbers[at] ?? 0, run) ? [`${run[0]}..${run.at(-1)}`] : run));
    at = end + 1;
  }
  return words.join(' ');
}

// HUP..QUIT would hide INT, which has nothing to do with its neighbours; the real-time ones are alike.
function isRunShortened(first: number, run: readonly string[]): boolean {
  return run.length > 2 && first >= 32;
}
