import type { RowFacts } from '../../src/sample/row-facts.js';

/** All that can be read of a row; the counters say `n`. */
export function madeRowFacts(readAtMs: number, n = 0): RowFacts {
  return {
    statm: { readAtMs, value: { sharedPages: 3, textPages: 2, dataPages: 5 } },
    usage: { readAtMs, value: { swapBytes: 4096, voluntarySwitches: n, involuntarySwitches: n } },
    io: {
      readAtMs,
      value: {
        readCharacters: n,
        writtenCharacters: n,
        readCalls: n,
        writeCalls: n,
        readBytes: n,
        writtenBytes: n,
        cancelledWriteBytes: n,
      },
    },
    oomScore: { readAtMs, value: 667 },
    cgroups: { readAtMs, value: [{ hierarchy: 0, controllers: [], path: '/system.slice/x' }] },
    exe: { readAtMs, value: '/usr/bin/x' },
    cwd: { readAtMs, value: '/var/lib/x' },
  };
}
