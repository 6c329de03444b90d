import type { IoCounters } from '../../sample/process-details.js';
import { formatBytes } from '../../text/format-bytes.js';
import { formatCount } from '../../text/format-count.js';
import type { DetailRates } from '../detail-rates.js';
import { type Fact, fact, type Section, type Told } from './fact.js';
import { type Subject, threadWords, toldOf } from './subject.js';

/** What it read and wrote, and how often it gave up its CPU for it. */
export function ioSection(subject: Subject): Section {
  const rates = ratesOf(subject);
  const readRate = `, ${formatBytes(rates.readBytesPerSecond)}/s`;
  const writeRate = `, ${formatBytes(rates.writtenBytesPerSecond)}/s`;
  const facts: readonly Fact[] = [
    fact('storage read', ofIo(subject, 'readBytes', formatBytes, readRate)),
    fact('storage written', ofIo(subject, 'writtenBytes', formatBytes, writeRate)),
    fact('cancelled writes', ofIo(subject, 'cancelledWriteBytes', formatBytes)),
    fact('bytes read', ofIo(subject, 'readCharacters', formatBytes)),
    fact('bytes written', ofIo(subject, 'writtenCharacters', formatBytes)),
    fact('read calls', ofIo(subject, 'readCalls', formatCount)),
    fact('write calls', ofIo(subject, 'writeCalls', formatCount)),
    fact('switches vol.', switchesTold(subject, 'voluntarySwitches')),
    fact('switches invol.', switchesTold(subject, 'involuntarySwitches')),
  ];
  return { title: `input and output; switches of ${threadWords(subject)}`, facts };
}

export function ratesOf({ model, process }: Subject): DetailRates {
  return model.detailRates.get(process.key) ?? {};
}

function ofIo(
  subject: Subject,
  key: keyof IoCounters,
  format: (count: number) => string,
  rate = '',
): Told {
  return toldOf(subject, 'io', (io) => format(io[key]) + rate);
}

function switchesTold(subject: Subject, key: 'voluntarySwitches' | 'involuntarySwitches'): Told {
  const rate = ratesOf(subject)[`${key}PerSecond`];
  const rateText = rate === undefined ? '?' : formatCount(Math.round(rate));
  return toldOf(subject, 'status', (status) => {
    const count = status[key];
    return count === undefined ? undefined : `${formatCount(count)}, ${rateText}/s`;
  });
}
