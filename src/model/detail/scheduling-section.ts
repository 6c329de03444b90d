import { formatCount } from '../../text/format-count.js';
import { type Fact, fact, type Section, type Told } from './fact.js';
import { policyName } from './policy-name.js';
import { type Subject, toldOf } from './subject.js';

/** How it is given the CPUs, and which. */
export function schedulingSection(subject: Subject): Section {
  const { threads, nice, priority } = subject.process.sample;
  const facts: readonly Fact[] = [
    fact('threads', formatCount(threads)),
    fact('nice', String(nice)),
    fact('priority', String(priority)),
    fact(
      'policy',
      toldOf(subject, 'scheduling', ({ policy }) => policyName(policy)),
    ),
    fact('RT priority', realtimeTold(subject)),
    fact(
      'may run on CPUs',
      toldOf(subject, 'status', ({ cpusAllowed }) => cpusAllowed),
    ),
    fact(
      'memory of nodes',
      toldOf(subject, 'status', ({ memoryNodesAllowed }) => memoryNodesAllowed),
    ),
  ];
  return { title: 'scheduling', facts };
}

function realtimeTold(subject: Subject): Told {
  return toldOf(subject, 'scheduling', ({ realtimePriority }) =>
    realtimePriority === 0 ? 'none' : String(realtimePriority),
  );
}
