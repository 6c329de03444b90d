import { busySize, growthSizes, recordSize, usualSizes } from './options.mjs';

/** The populations one after the other, each with what is measured beside it. */
export function planOf({ sizes, runs, only }) {
  const has = (part) => only.includes(part);
  const named = sizes ?? usualSizes;
  const steps = named.map((count) => ({
    kind: 'idle',
    count,
    jobs: {
      ...(has('start') && { start: { times: 2 * runs + 1 } }),
      ...(has('cpu') && { cpu: { runs, hasAllPeers: true } }),
      ...(has('keys') && count >= 1000 && { keys: { rounds: 3 * runs, htopRounds: runs } }),
      ...(has('micro') && count === named.at(-1) && { micro: {} }),
    },
  }));
  const growth = has('growth') ? (sizes === undefined ? growthSizes : []) : [];
  return [
    ...steps,
    ...growth.map((count) => ({
      kind: 'idle',
      count,
      jobs: { cpu: { runs: 1, hasAllPeers: false } },
    })),
    ...(has('busy')
      ? [{ kind: 'busy', count: busySize, jobs: { cpu: { runs, hasAllPeers: false } } }]
      : []),
    ...(has('record')
      ? ['idle', 'busy'].map((kind) => ({ kind, count: recordSize, jobs: { record: { runs } } }))
      : []),
    ...(has('replay')
      ? [
          {
            kind: 'busy',
            count: recordSize,
            jobs: { replay: { starts: 2 * runs + 1, jumps: 20 * runs } },
          },
        ]
      : []),
  ].filter(({ jobs }) => Object.keys(jobs).length > 0);
}
