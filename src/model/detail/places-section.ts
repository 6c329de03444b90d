import type { CgroupMembership, Namespace } from '../../sample/process-details.js';
import { type Fact, fact, type Section, type Told, wideFact } from './fact.js';
import { type Subject, toldOf } from './subject.js';

/** Where it is: its files, its control groups, its namespaces. */
export function placesSection(subject: Subject): Section {
  const facts: readonly Fact[] = [
    ...linkFacts(subject),
    wideFact('control groups', toldOf(subject, 'cgroups', cgroupsText)),
    wideFact('namespaces', toldOf(subject, 'namespaces', namespacesText)),
    wideFact('pid inside them', insidePidsTold(subject)),
  ];
  return { title: 'places', facts };
}

function linkFacts(subject: Subject): readonly Fact[] {
  const { process } = subject;
  if (process.isKernelThread) return [fact('program', 'none: a kernel thread')];
  if (process.state === 'Z') return [fact('program', 'none any more: it is dead')];
  const link = (key: 'exe' | 'cwd' | 'root') => toldOf(subject, key, (target) => target);
  return [
    wideFact('program', link('exe')),
    wideFact('directory', link('cwd')),
    wideFact('root', link('root')),
  ];
}

/** `/user.slice` of version 2; `cpu,cpuacct:/user.slice` of the others. Raw text. */
function cgroupsText(cgroups: readonly CgroupMembership[]): string {
  if (cgroups.length === 0) return 'none';
  return cgroups
    .map(({ controllers, path }) =>
      controllers.length === 0 ? path : `${controllers.join(',')}:${path}`,
    )
    .join('  ');
}

function namespacesText(namespaces: readonly Namespace[]): string {
  return namespaces.map(({ type, inode }) => `${type} ${inode}`).join('  ');
}

function insidePidsTold(subject: Subject): Told {
  return toldOf(subject, 'status', ({ namespacePids }) => {
    if (namespacePids === undefined) return undefined;
    if (namespacePids.length < 2) return 'the same: it is in the pid namespace that is seen here';
    return namespacePids.join(' → ');
  });
}
