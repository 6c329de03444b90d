import type { PressureSample } from '../../sample/host-sample.js';
import { parsePressure } from './pressure.js';
import { asciiOf, type SmallFiles } from './small-files.js';

/** Reads the pressure now and then; in between it gives what it read last. */
export type PressureReader = {
  dueAtMs: number;
  pressure?: PressureSample;
};

/** The kernel makes its averages every two seconds (kernel/sched/psi.c): of two looks in that time one is for nothing. */
const everyMs = 1900;

export function pressureNow(
  reader: PressureReader,
  root: string,
  readSmallFile: SmallFiles,
  nowMs: number,
): PressureSample | undefined {
  if (nowMs < reader.dueAtMs) return reader.pressure;
  reader.dueAtMs = nowMs + everyMs;
  const pressure = readPressure(root, readSmallFile);
  delete reader.pressure;
  if (pressure) reader.pressure = pressure;
  return pressure;
}

/** Absent where the kernel does not measure pressure (before 4.20, or psi=0). */
function readPressure(root: string, readSmallFile: SmallFiles): PressureSample | undefined {
  const percentOf = (name: string): number | undefined =>
    parsePressure(asciiOf(readSmallFile(`${root}/pressure/${name}`)) ?? '');
  const cpuSomePercent = percentOf('cpu');
  const memorySomePercent = percentOf('memory');
  const ioSomePercent = percentOf('io');
  const pressure = {
    ...(cpuSomePercent === undefined ? {} : { cpuSomePercent }),
    ...(memorySomePercent === undefined ? {} : { memorySomePercent }),
    ...(ioSomePercent === undefined ? {} : { ioSomePercent }),
  };
  return Object.keys(pressure).length === 0 ? undefined : pressure;
}
