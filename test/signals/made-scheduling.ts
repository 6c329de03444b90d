import type {
  Asker,
  SchedulingFacts,
  ThreadScheduling,
} from '../../src/sample/scheduling-facts.js';

export const noCapabilities = '0000000000000000';
/** Bit 23. */
export const sysNice = '0000000000800000';
const firstNamespace = 4026531837;

/** Ana, who may nothing special. */
export function asker(given: Partial<Asker> = {}): Asker {
  return {
    realUid: 1000,
    effectiveUid: 1000,
    effective: noCapabilities,
    permitted: noCapabilities,
    inheritable: noCapabilities,
    bounding: '000001ffffffffff',
    ambient: noCapabilities,
    userNamespace: firstNamespace,
    isInitialUserNamespace: true,
    ...given,
  };
}

/** Root with all there is. */
export const root = asker({
  realUid: 0,
  effectiveUid: 0,
  effective: '000001ffffffffff',
  permitted: '000001ffffffffff',
});

export function thread(given: Partial<ThreadScheduling> = {}): ThreadScheduling {
  return { tid: 50, startTicks: 700, nice: 0, policy: 0, cpus: '0-3', ...given };
}

/** Process 50 of ana, as made-target.ts has it. */
export function facts(given: Partial<SchedulingFacts> = {}): SchedulingFacts {
  return {
    startTicks: 700,
    stateCode: 'S',
    flags: 0x400000,
    uids: [1000, 1000, 1000, 1000],
    permitted: noCapabilities,
    niceLimit: 0,
    userNamespace: firstNamespace,
    threads: [thread()],
    ...given,
  };
}
