import type { SignalTarget } from '../../src/signals/target.js';

/** Process 50 of ana, started at tick 700. */
export function target(given: Partial<SignalTarget> = {}): SignalTarget {
  return {
    key: '50:700',
    pid: 50,
    startTicks: 700,
    uid: 1000,
    comm: 'tar',
    isKernelThread: false,
    ...given,
  };
}
