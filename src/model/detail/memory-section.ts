import type { DetailStatus, MemoryRollup } from '../../sample/process-details.js';
import { formatBytes } from '../../text/format-bytes.js';
import { formatCount } from '../../text/format-count.js';
import { rssBytesOf } from '../facts-of-process.js';
import { type Fact, fact, type Section, type Told, wideFact } from './fact.js';
import { knownOf, type Subject, toldOf } from './subject.js';

/** What it has of the memory, and the page faults that brought it there. */
export function memorySection(subject: Subject): Section {
  const { process } = subject;
  const { minorFaults, majorFaults } = process.sample;
  const faults = [
    fact('minor faults', formatCount(minorFaults)),
    fact('major faults', formatCount(majorFaults)),
  ];
  const oom = fact('OOM score', oomTold(subject));
  if (hasNone(subject)) {
    const why = process.isKernelThread ? 'a kernel thread' : 'it is dead';
    return { title: 'memory', facts: [wideFact('memory', `none of its own: ${why}`), ...faults] };
  }
  return { title: 'memory', facts: [...usedFacts(subject), oom, ...faults] };
}

function hasNone({ process }: Subject): boolean {
  return process.isKernelThread || process.state === 'Z';
}

function usedFacts(subject: Subject): readonly Fact[] {
  const { process } = subject;
  return [
    fact('RSS', rssTold(subject)),
    fact('RSS anonymous', ofStatus(subject, 'rssAnonymousBytes')),
    fact('RSS files', ofStatus(subject, 'rssFileBytes')),
    fact('RSS shared', ofStatus(subject, 'rssSharedBytes')),
    fact('PSS', ofRollup(subject, 'pssBytes')),
    fact('private dirty', ofRollup(subject, 'privateDirtyBytes')),
    fact('private clean', ofRollup(subject, 'privateCleanBytes')),
    fact('shared dirty', ofRollup(subject, 'sharedDirtyBytes')),
    fact('shared clean', ofRollup(subject, 'sharedCleanBytes')),
    fact('swap', swapTold(subject)),
    fact('RSS peak', ofStatus(subject, 'peakRssBytes')),
    fact('virtual', process.isLeaderDead ? ofDeadLeader : bytesTold(process.sample.vsizeBytes)),
    fact('virtual peak', ofStatus(subject, 'peakVsizeBytes')),
    fact('locked', ofStatus(subject, 'lockedBytes')),
  ];
}

/** Of a dead main thread stat tells 0; of the memory that its threads still have their status tells the parts. */
function rssTold(subject: Subject): Told {
  const { process, model } = subject;
  const rss = rssBytesOf(process, model.sample.boot);
  if (rss !== undefined) return bytesTold(rss);
  const status = knownOf(subject, 'status');
  const { rssAnonymousBytes, rssFileBytes, rssSharedBytes } = status ?? {};
  return rssAnonymousBytes === undefined ||
    rssFileBytes === undefined ||
    rssSharedBytes === undefined
    ? ofDeadLeader
    : bytesTold(rssAnonymousBytes + rssFileBytes + rssSharedBytes);
}

const ofDeadLeader: Told = { unknown: 'the main thread is dead' };

type BytesKeyOf<T> = {
  [K in keyof T]-?: NonNullable<T[K]> extends number ? K : never;
}[keyof T];

function ofStatus(subject: Subject, key: BytesKeyOf<DetailStatus>): Told {
  return toldOf(subject, 'status', (status) => optionalBytes(status[key]));
}

function ofRollup(subject: Subject, key: BytesKeyOf<MemoryRollup>): Told {
  return toldOf(subject, 'memory', (memory) => optionalBytes(memory[key]));
}

function swapTold(subject: Subject): Told {
  const swapBytes = knownOf(subject, 'status')?.swapBytes;
  return swapBytes === undefined ? ofRollup(subject, 'swapBytes') : bytesTold(swapBytes);
}

function oomTold(subject: Subject): Told {
  return toldOf(subject, 'oom', ({ score, scoreAdj }) => `${score}, adjusted by ${scoreAdj}`);
}

function optionalBytes(bytes: number | undefined): Told | undefined {
  return bytes === undefined ? undefined : bytesTold(bytes);
}

function bytesTold(bytes: number): Told {
  const text = formatBytes(bytes);
  return text === '?' ? { unknown: 'the kernel says a number that no size can be' } : { text };
}
