import { formatCount, formatPercent } from '../../text/format-count.js';
import { formatCpuTime } from '../../text/format-cpu-time.js';
import { formatSpan } from '../../text/format-duration.js';
import { type Fact, fact, type Section, type Told } from './fact.js';
import { ratesOf } from './io-section.js';
import { type Subject, threadWords, toldOf } from './subject.js';

/** What it used of the CPUs, and how long it waited for one. */
export function cpuSection(subject: Subject): Section {
  const { process, model } = subject;
  const { sample } = process;
  const time = (ticks: number): Told => {
    const text = formatCpuTime((ticks * 1000) / model.sample.boot.ticksPerSecond);
    return text === '?' ? { unknown: 'the kernel says a number that no time can be' } : { text };
  };
  const facts: readonly Fact[] = [
    fact('CPU', isGone(subject) ? { unknown: subject.absence } : percentTold(process.cpuPercent)),
    fact('user time', time(sample.userTicks)),
    fact('system time', time(sample.systemTicks)),
    fact('children user', time(sample.childUserTicks)),
    fact('children system', time(sample.childSystemTicks)),
    fact('last CPU', processorTold(sample.processor)),
    fact('waited for a CPU', waitedTold(subject)),
    fact('timeslices', timeslicesTold(subject)),
  ];
  return { title: `CPU; waits and timeslices of ${threadWords(subject)}`, facts };
}

function isGone({ process }: Subject): boolean {
  return process.goneSeenAtMs !== undefined;
}

export function percentTold(cpuPercent: number | undefined): Told {
  if (cpuPercent === undefined) return { unknown: 'a rate needs two looks' };
  return { text: `${formatPercent(cpuPercent, 8)}% of one` };
}

export function processorTold(processor: number | undefined): Told {
  return processor === undefined
    ? { unknown: 'this kernel does not tell' }
    : { text: String(processor) };
}

function waitedTold(subject: Subject): Told {
  return toldOf(subject, 'scheduling', ({ waitNs }) =>
    waitNs === undefined
      ? undefined
      : `${formatSpan(waitNs / 1e6)}, ${formatPercent(ratesOf(subject).waitPercent)}% now`,
  );
}

function timeslicesTold(subject: Subject): Told {
  return toldOf(subject, 'scheduling', ({ timeslices }) =>
    timeslices === undefined ? undefined : formatCount(timeslices),
  );
}
