import type { Sample } from '../sample/sample.js';
import type { DetailRates } from './detail-rates.js';
import type { DeviceRates } from './device-rates.js';
import type { LifeEvent } from './life-event.js';
import type { ProcessKey, StateClass } from './process.js';
import type { ProcessList } from './process-list.js';

export type Tree = {
  /** By pid ascending. */
  readonly roots: readonly ProcessKey[];
  /** By pid ascending; a key without children is absent. */
  readonly children: ReadonlyMap<ProcessKey, readonly ProcessKey[]>;
  /** Root = 0. Made when it is asked for. */
  readonly depths: ReadonlyMap<ProcessKey, number>;
};

export type CpuLoad = {
  readonly id: number;
  /** Fractions of the interval, 0 to 1; undefined until seen twice, or where a counter went back. */
  readonly userFraction: number | undefined;
  readonly systemFraction: number | undefined;
  readonly stealFraction: number | undefined;
  readonly busyFraction: number | undefined;
};

export type HostRates = {
  readonly cpus: readonly CpuLoad[];
  readonly forksPerSecond: number | undefined;
  readonly contextSwitchesPerSecond: number | undefined;
};

/** What the machine's samples mean. */
export type Model = {
  readonly sample: Sample;
  /** Living processes and tombstones, by pid ascending; the same object as before where none changed. */
  readonly processes: ProcessList;
  readonly tree: Tree;
  /** X counts tombstones as well. */
  readonly classCounts: Readonly<Record<StateClass, number>>;
  readonly threadCount: number;
  readonly host: HostRates;
  /** Of the processes whose details are in the sample. */
  readonly detailRates: ReadonlyMap<ProcessKey, DetailRates>;
  readonly devices: DeviceRates;
  /** What happened since the sample before: the living by pid, then the gone by pid. Empty at the start. */
  readonly lifeEvents: readonly LifeEvent[];
};
