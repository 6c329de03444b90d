import type { IoCounters } from '../../sample/process-details.js';
import { formatBytes } from '../../text/format-bytes.js';
import { formatCount } from '../../text/format-count.js';
import { type Fact, fact, type Section, type Told } from './fact.js';
import { type Subject, toldOf } from './subject.js';

/** What it read and wrote, and how often it gave up its CPU for it. */
export function ioSection(subject: Subject): Section {
  const facts: readonly Fact[] = [
    fact('storage read', ofIo(subject, 'readBytes', formatBytes)),
    fact('storage written', ofIo(subject, 'writtenBytes', formatBytes)),
    fact('cancelled writes', ofIo(subject, 'cancelledWriteBytes', formatBytes)),
    fact('bytes read', ofIo(subject, 'readCharacters', formatBytes)),
    fact('bytes written', ofIo(subject, 'writtenCharacters', formatBytes)),
    fact('read calls', ofIo(subject, 'readCalls', formatCount)),
    fact('write calls', ofIo(subject, 'writeCalls', formatCount)),
    fact('switches vol.', switchesTold(subject, 'voluntarySwitches')),
    fact('switches invol.', switchesTold(subject, 'involuntarySwitches')),
  ];
  return { title: 'input, output and switches', facts };
}

function ofIo(subject: Subject, key: keyof IoCounters, format: (count: number) => string): Told {
  return toldOf(subject, 'io', (io) => format(io[key]));
}

function switchesTold(subject: Subject, key: 'voluntarySwitches' | 'involuntarySwitches'): Told {
  return toldOf(subject, 'status', (status) => {
    const count = status[key];
    return count === undefined ? undefined : formatCount(count);
  });
}
