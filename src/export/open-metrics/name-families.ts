import { type Family, point } from './family.js';
import type { NameTotal } from './name-totals.js';

/** What is told of processes: by their name, since one by one they would be too many series. */
export const nameFamilies: readonly Family[] = [
  ofName('processes', 'gauge', 'Processes of the name.', (total) => total.processes),
  ofName('threads', 'gauge', 'Their threads.', (total) => total.threads),
  {
    ...ofName('resident_bytes', 'gauge', 'Their resident memory.', (total) => total.residentBytes),
    unit: 'bytes',
  },
  {
    ...ofName(
      'cpu_seconds',
      'counter',
      'CPU time that they used since the first frame.',
      (total) => total.cpuSeconds,
    ),
    unit: 'seconds',
  },
  {
    ...ofName(
      'read_bytes',
      'counter',
      'Bytes that they read from storage since the first frame.',
      (total) => total.readBytes,
    ),
    unit: 'bytes',
  },
  {
    ...ofName(
      'written_bytes',
      'counter',
      'Bytes that they wrote to storage since the first frame.',
      (total) => total.writtenBytes,
    ),
    unit: 'bytes',
  },
];

function ofName(
  name: string,
  type: 'gauge' | 'counter',
  help: string,
  numberOf: (total: NameTotal) => number | undefined,
): Family {
  return {
    name: `treetop_name_${name}`,
    type,
    help,
    points: ({ names }) =>
      [...names.byName].flatMap(([comm, total]) => point({ name: comm }, numberOf(total))),
  };
}
