import type { ProcessDetails } from '../../src/sample/process-details.js';
import type { ProcessSample } from '../../src/sample/process-sample.js';
import type { Sample } from '../../src/sample/sample.js';
import { forbiddenDetails, madeDetails } from './made-details.js';
import { screenAfter } from './played-screen.js';
import { modelsOfSamples, samplesOf } from './recorded.js';

const sizes = {
  '200x50': { width: 200, height: 50 },
  '80x24': { width: 80, height: 24 },
  '40x12': { width: 40, height: 12 },
} as const;
type Size = keyof typeof sizes;
const allSizes = ['200x50', '80x24', '40x12'] as const;

const paneKeys = { process: 'Enter', environment: 'e', files: 'l', locks: 'x', command: 'w' };

/** Down to child-a1 of the busy family. */
const toChild = ['Down', 'Down', 'Down', 'Down', 'Down'];

const toKeeper = ['Down', 'Down', 'Down'];
const toLast = ['End', 'Enter', 'z'];

/** Every pane at each size, then what is odd about some processes. */
export const goldenPanes = [
  ...Object.entries(paneKeys).flatMap(([name, key]) =>
    allSizes.map((size) => family(`pane-${name}`, size, [...toChild, key])),
  ),
  ...allSizes.map((size) => family('pane-zoomed', size, [...toChild, 'Enter', 'z'])),
  ...allSizes.map((size) => family('pane-zoomed-end', size, [...toChild, 'Enter', 'z', 'End'])),
  recorded('pane-recorded', '200x50', [...toKeeper, 'Enter', 'z']),
  recorded('pane-recorded', '80x24', [...toKeeper, 'Enter', 'z']),
  recorded('pane-recorded-end', '80x24', [...toKeeper, 'Enter', 'z', 'End']),
  recorded('pane-recorded-environment', '80x24', [...toKeeper, 'e']),
  recorded('pane-recorded-files', '80x24', [...toKeeper, 'l', 'z']),
  recorded('pane-recorded-locks', '80x24', ['End', 'x']),
  family('pane-focused', '80x24', [...toChild, 'Enter', 'Tab', 'Down', 'Down']),
  family('pane-nothing-selected', '80x24', ['Enter']),
  family('pane-not-read-yet', '80x24', [...toChild, 'Enter', 'z'], () => undefined),
  ...allSizes.map((size) =>
    family('pane-forbidden', size, [...toChild, 'Enter', 'z'], forbiddenDetails),
  ),
  family('pane-files-forbidden', '80x24', [...toChild, 'l'], forbiddenDetails),
  told('pane-zombie', '200x50', 'zombie', toLast, endedDetails, 2),
  told('pane-zombie', '80x24', 'zombie', toLast, endedDetails, 2),
  told('pane-kernel-thread', '80x24', 'sleeping', toLast, kernelDetails),
  told('pane-traced', '80x24', 'traced', toLast, madeDetails),
  told('pane-thread', '80x24', 'few-threads', ['H', 'End', 'Enter', 'z'], madeDetails),
];

type DetailsOf = (one: ProcessSample) => ProcessDetails | undefined;

function family(what: string, size: Size, keys: readonly string[], details?: DetailsOf) {
  return told(what, size, 'busy-family', keys, details ?? madeDetails);
}

/** The details that are in a recording, as a replay shows them. */
function recorded(what: string, size: Size, keys: readonly string[]) {
  return {
    name: `${what}-${size}`,
    text: async () => {
      const samples = await samplesOf('lock-keeper');
      const options = { ...sizes[size], frameCount: samples.length };
      return screenAfter([...modelsOfSamples(samples), ...keys], options);
    },
  };
}

/** A recording as if it were live, with details of all in it. */
function told(
  what: string,
  size: Size,
  recording: string,
  keys: readonly string[],
  details: DetailsOf,
  frames?: number,
) {
  return {
    name: `${what}-${size}`,
    text: async () => {
      const recorded = (await samplesOf(recording)).slice(0, frames);
      const samples = details === kernelDetails ? recorded.map(asKernelThread) : recorded;
      const models = modelsOfSamples(samples.map((sample) => withDetails(sample, details)));
      return screenAfter([...models, ...keys], sizes[size]);
    },
  };
}

function withDetails(sample: Sample, detailsOf: DetailsOf): Sample {
  const details = sample.processes.flatMap((one) => detailsOf(one) ?? []);
  return { ...sample, details };
}

/** What is left of a process that nobody has waited for: what `status` still says. */
function endedDetails(one: ProcessSample): ProcessDetails {
  const { status, scheduling, oom, cgroups, limits, ...gone } = madeDetails(one);
  const ended = Object.keys(gone).map((key) => [key, { unread: 'ended' }]);
  return {
    ...Object.fromEntries(ended),
    status,
    scheduling,
    oom,
    cgroups,
    limits,
    ...identity(one),
  };
}

function kernelDetails(one: ProcessSample): ProcessDetails {
  const { scheduling, cgroups, limits, ...others } = madeDetails(one);
  const none = Object.keys(others).map((key) => [key, { unread: 'kernelThread' }]);
  const status = {
    value: { groups: [], cpusAllowed: '0', capabilitiesEffective: '000001ffffffffff' },
  };
  return { ...Object.fromEntries(none), status, scheduling, cgroups, limits, ...identity(one) };
}

function identity({ pid, startTicks }: ProcessSample) {
  return { pid, startTicks, readAtMs: 0 };
}

/** As if the last process were a thread of the kernel. */
function asKernelThread(sample: Sample): Sample {
  const last = sample.processes.at(-1);
  const processes = sample.processes.map((one) =>
    one === last ? { ...one, comm: 'kworker/0:1', flags: 0x200000, cmdline: undefined } : one,
  );
  return { ...sample, processes } as Sample;
}
