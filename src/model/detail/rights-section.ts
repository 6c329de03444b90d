import { capabilitiesText } from './capability-names.js';
import { type Fact, fact, type Section, type Told, wideFact } from './fact.js';
import { type Subject, toldOf } from './subject.js';

/** What it may do beyond what its user may, and what it has given up. */
export function rightsSection(subject: Subject): Section {
  const set = (
    key: 'capabilitiesEffective' | 'capabilitiesPermitted' | 'capabilitiesBounding',
  ): Told =>
    toldOf(subject, 'status', (status) => {
      const digits = status[key];
      return digits === undefined ? undefined : capabilitiesText(digits);
    });
  const facts: readonly Fact[] = [
    wideFact('caps effective', set('capabilitiesEffective')),
    wideFact('caps permitted', set('capabilitiesPermitted')),
    wideFact('caps bounding', set('capabilitiesBounding')),
    fact('system calls', seccompTold(subject)),
    fact('new privileges', privilegesTold(subject)),
    fact('umask', umaskTold(subject)),
  ];
  return { title: 'rights', facts };
}

/** It goes with the file system's part of a process, which one that has ended has no more. */
function umaskTold(subject: Subject): Told {
  const hasEnded = subject.process.state === 'Z';
  return toldOf(
    subject,
    'status',
    ({ umask }) => umask ?? (hasEnded ? 'none any more: it has ended' : undefined),
  );
}

/** Seccomp (seccomp(2)). */
function seccompTold(subject: Subject): Told {
  return toldOf(subject, 'status', ({ seccompMode }) => {
    switch (seccompMode) {
      case undefined:
        return undefined;
      case 0:
        return 'all (no seccomp)';
      case 1:
        return 'few (seccomp strict)';
      case 2:
        return 'filtered (seccomp)';
      default:
        return `seccomp mode ${seccompMode}`;
    }
  });
}

function privilegesTold(subject: Subject): Told {
  return toldOf(subject, 'status', ({ hasNoNewPrivileges }) => {
    if (hasNoNewPrivileges === undefined) return undefined;
    return hasNoNewPrivileges ? 'none (no_new_privs)' : 'from set-uid files';
  });
}
