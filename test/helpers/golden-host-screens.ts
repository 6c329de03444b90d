import type { Sample } from '../../src/sample/sample.js';
import type { GoldenScreen } from './golden-screens.js';
import { screenAfter } from './played-screen.js';
import { modelsOfSamples, samplesOf } from './recorded.js';

const sizes = [
  [200, 50],
  [80, 24],
  [40, 12],
] as const;

/** What the screen says of the machine: in a container. */
export const hostScreens: readonly GoldenScreen[] = sizes.map(([width, height]) => ({
  name: `container-${width}x${height}`,
  text: async () => {
    const models = modelsOfSamples((await samplesOf('busy-family')).map(inContainer));
    return screenAfter(models, { width, height });
  },
}));

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
