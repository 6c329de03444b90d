import type { Model, Tree } from '../../src/model/model.js';
import { nextModel } from '../../src/model/next-model.js';
import type { Process } from '../../src/model/process.js';
import type { Boot, CpuTimes, HostSample, Viewer } from '../../src/sample/host-sample.js';
import type { ProcessSample } from '../../src/sample/process-sample.js';
import type { Sample } from '../../src/sample/sample.js';

export const boot: Boot = {
  id: 'boot-1',
  hostname: 'host',
  kernelRelease: '6.18.44',
  arch: 'x64',
  ticksPerSecond: 100,
  pageBytes: 4096,
  bootedAtMs: 1_000_000,
  utcOffsetMinutes: 0,
  users: { '0': 'root', '1000': 'ana' },
  ttyDrivers: [
    { prefix: 'console', major: 5, firstMinor: 1, lastMinor: 1 },
    { prefix: 'ttyS', major: 4, firstMinor: 64, lastMinor: 111 },
    { prefix: 'pts', major: 136, firstMinor: 0, lastMinor: 1048575 },
    { prefix: 'tty', major: 4, firstMinor: 1, lastMinor: 63 },
  ],
};

const viewer: Viewer = { pid: 1, uid: 0, gids: [], ancestorPids: [1], canSignal: true };

/** A sleeping process that started with the machine, but for what is given. */
export function row(given: Partial<ProcessSample> & { readonly pid: number }): ProcessSample {
  return {
    comm: `p${given.pid}`,
    stateCode: 'S',
    ppid: 0,
    pgrp: given.pid,
    session: given.pid,
    ttyDevice: 0,
    ttyProcessGroup: -1,
    flags: 0,
    minorFaults: 0,
    majorFaults: 0,
    userTicks: 0,
    systemTicks: 0,
    childUserTicks: 0,
    childSystemTicks: 0,
    priority: 20,
    nice: 0,
    threads: 1,
    startTicks: given.pid,
    vsizeBytes: 8192,
    rssPages: 1,
    readAtMs: 0,
    ...given,
  };
}

/** A sample taken at `monotonicMs`. */
export function sampleAt(
  monotonicMs: number,
  processes: readonly ProcessSample[],
  given: { readonly host?: Partial<HostSample>; readonly boot?: Partial<Boot> } = {},
): Sample {
  return {
    takenAtMs: 5_000_000 + monotonicMs,
    monotonicMs,
    boot: { ...boot, ...given.boot },
    viewer,
    host: { cpus: [], memory: {}, ...given.host },
    processes,
    events: [],
    notes: [],
  };
}

/** The models of samples that follow one another a second apart, from 1 s on. */
export function modelsOf(...scans: readonly (readonly ProcessSample[])[]): readonly Model[] {
  let model: Model | undefined;
  return scans.map((rows, index) => {
    model = nextModel(model, sampleAt((index + 1) * 1000, rows));
    return model;
  });
}

/** The last of these models. */
export function modelOf(...scans: readonly (readonly ProcessSample[])[]): Model {
  const model = modelsOf(...scans).at(-1);
  if (model === undefined) throw new Error('no sample given');
  return model;
}

/** All that a model says, in plain objects, lists and maps. */
export function plainModel({ processes, tree, ...rest }: Model) {
  return { ...rest, processes: new Map(processes), tree: plainTree(tree) };
}

/** Which parent comes first in the map of children means nothing. */
export function plainTree({ roots, children, depths }: Tree) {
  return { roots, children: Object.fromEntries(children), depths: Object.fromEntries(depths) };
}

/** The process of that key; it is a failure of the test that there is none. */
export function processOf(model: Model, key: string): Process {
  const process = model.processes.get(key);
  if (process === undefined) throw new Error(`no process ${key}`);
  return process;
}

export function cpu(id: number, given: Partial<CpuTimes> = {}): CpuTimes {
  return {
    id,
    user: 0,
    nice: 0,
    system: 0,
    idle: 0,
    iowait: 0,
    irq: 0,
    softirq: 0,
    steal: 0,
    ...given,
  };
}
