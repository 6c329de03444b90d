import type { Sample } from '../../src/sample/sample.js';
import type { GoldenScreen } from './golden-screens.js';
import { madeDevices } from './made-devices.js';
import { screenAfter } from './played-screen.js';
import { modelsOfSamples, samplesOf } from './recorded.js';

const sizes = [
  [200, 50],
  [80, 24],
  [40, 12],
] as const;

/** What the screen says of the machine: its devices, and in a container. */
export const hostScreens: readonly GoldenScreen[] = [
  ...ofEachSize('container', inContainer, []),
  ...ofEachSize('devices', withDevices, ['D']),
  ...ofEachSize('devices-unknown', withUnknownDevices, ['D', 'z']),
  ...ofEachSize('devices-end', withDevices, ['D', 'z', 'End']),
];

function ofEachSize(
  what: string,
  changed: (sample: Sample, index: number) => Sample,
  keys: readonly string[],
): readonly GoldenScreen[] {
  return sizes.map(([width, height]) => ({
    name: `${what}-${width}x${height}`,
    text: async () => {
      const models = modelsOfSamples((await samplesOf('busy-family')).map(changed));
      return screenAfter([...models, ...keys], { width, height });
    },
  }));
}

function withDevices(sample: Sample, index: number): Sample {
  return { ...sample, devices: madeDevices(sample.monotonicMs, index) };
}

/** In a container, where not much answers. */
function withUnknownDevices(sample: Sample): Sample {
  const readAtMs = sample.monotonicMs;
  return {
    ...inContainer(sample),
    devices: {
      disks: { readAtMs, value: [] },
      networks: { readAtMs, unread: 'eacces' },
      fileSystems: { readAtMs, unread: 'slowRead' },
      temperatures: { readAtMs, value: { coresCelsius: [], socketsCelsius: [] } },
      batteries: { readAtMs, value: [] },
      processor: { readAtMs, unread: 'failed' },
    },
  };
}

/** As if it ran in a container with half the CPUs and a gigabyte. */
function inContainer(sample: Sample): Sample {
  const limits = {
    cpuQuotaCores: 1,
    cpuSource: '/sys/fs/cgroup',
    memoryLimitBytes: 2 ** 30,
    memoryUsageBytes: 700 * 2 ** 20,
    memoryInactiveFileBytes: 200 * 2 ** 20,
    memorySource: '/sys/fs/cgroup',
  };
  return {
    ...sample,
    viewer: { ...sample.viewer, pidNamespace: 4026532180 },
    host: { ...sample.host, machineThreads: 1412, limits },
  };
}
