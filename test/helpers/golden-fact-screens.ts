import { columnOf } from '../../src/columns/columns.js';
import type { ProcessSample } from '../../src/sample/process-sample.js';
import type { Sample } from '../../src/sample/sample.js';
import type { GoldenScreen } from './golden-screens.js';
import { madeRowFacts } from './made-row-facts.js';
import { screenAfter } from './played-screen.js';
import { modelsOfSamples, samplesOf } from './recorded.js';

const columns = [
  'pid',
  'user',
  'state',
  'readBytesPerSecond',
  'writtenBytesPerSecond',
  'writtenBytes',
  'swapBytes',
  'contextSwitchesPerSecond',
  'oomScore',
  'cgroup',
].flatMap((id) => columnOf(id) ?? []);

const sort = { column: columnOf('writtenBytesPerSecond') ?? columns[0], isReversed: false };

/** Columns of I/O, memory and the like, which are read only while they are shown. */
export const factScreens: readonly GoldenScreen[] = [
  withFacts('row-facts', 120, 30, []),
  withFacts('row-facts-folded', 120, 30, ['Down', 'Down', 'Down', '-']),
  withFacts('row-facts', 80, 24, ['t']),
];

function withFacts(
  what: string,
  width: number,
  height: number,
  keys: readonly string[],
): GoldenScreen {
  return {
    name: `${what}-${width}x${height}`,
    text: async () => {
      const samples = (await samplesOf('busy-family')).map(read);
      const order = sort.column && { sort: { ...sort, column: sort.column } };
      return screenAfter([...modelsOfSamples(samples), ...keys], {
        width,
        height,
        columns,
        ...(keys.includes('t') ? order : {}),
      });
    },
  };
}

/** Each of another size; of the first the I/O may not be read. */
function read(sample: Sample, index: number): Sample {
  const message = 'processes whose io may not be read';
  const note = { code: 'eacces', count: 1, message } as const;
  return {
    ...sample,
    processes: sample.processes.map((one) => ({ ...one, rowFacts: factsOf(one, sample, index) })),
    notes: [...sample.notes, note],
  };
}

function factsOf({ pid }: ProcessSample, { monotonicMs }: Sample, index: number) {
  const facts = madeRowFacts(monotonicMs, index * 10 * 4 ** pid);
  if (pid > 1) return facts;
  return { ...facts, io: { readAtMs: monotonicMs, unread: 'eacces' as const } };
}
