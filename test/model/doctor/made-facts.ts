import type { MachineFacts } from '../../../src/sample/machine-facts.js';

/** A machine where nothing is missing but what no machine has in this version. */
export const healthy: MachineFacts = {
  terminal: {
    isStdinTty: true,
    isStdoutTty: true,
    term: 'xterm-256color',
    colours: 256,
    hasNoColor: false,
    isUtf8: true,
    locale: 'LANG=C.UTF-8',
    columns: 200,
    rows: 50,
    timeZone: 'Asia/Kolkata',
    utcOffsetMinutes: 330,
  },
  program: {
    nodeVersion: '20.20.2',
    hasKoffi: true,
    systeminformationVersion: '5.33.23',
    commandLineHelper: 'setpriv',
  },
  kernel: {
    release: '6.18.44',
    arch: 'x86_64',
    pressure: 'measured',
    isDelayCounted: true,
    isRunDelayCounted: true,
    cgroupVersion: 'v2',
  },
  procfs: { isMounted: true, processCount: 100, isInitialPidNamespace: true },
  rights: {
    uid: 0,
    user: 'root',
    capabilities: '000001ffffffffff',
    isInitialUserNamespace: true,
    ptraceScope: 0,
    descriptorLimit: 1024,
    descriptorBudget: 768,
  },
  processFiles: {
    own: {
      wchan: 'readable',
      io: 'readable',
      smaps_rollup: 'readable',
      syscall: 'readable',
      stack: 'readable',
    },
    other: {
      wchan: 'readable',
      io: 'readable',
      smaps_rollup: 'readable',
      syscall: 'readable',
      stack: 'readable',
    },
  },
};

/** The healthy machine with a change in some of its facts. */
export function machineWith(
  change: {
    readonly [Part in keyof MachineFacts]?: Partial<MachineFacts[Part]>;
  },
): MachineFacts {
  return {
    terminal: { ...healthy.terminal, ...change.terminal },
    program: { ...healthy.program, ...change.program },
    kernel: { ...healthy.kernel, ...change.kernel },
    procfs: { ...healthy.procfs, ...change.procfs },
    rights: { ...healthy.rights, ...change.rights },
    processFiles: { ...healthy.processFiles, ...change.processFiles },
  };
}

/** The same facts without some that could be absent. */
export function without<T extends object, K extends keyof T>(facts: T, ...keys: readonly K[]) {
  return Object.fromEntries(
    Object.entries(facts).filter(([key]) => !(keys as readonly string[]).includes(key)),
  ) as Omit<T, K>;
}
