import type { CgroupMembership, Namespace } from '../../sample/process-details.js';
import { type Fact, fact, type Section, type Told, wideFact } from './fact.js';
import { type Subject, toldOf } from './subject.js';

/** Where it is: its files, its control groups, its namespaces. */
export function placesSection(subject: Subject): Section {
  const facts: readonly Fact[] = [
    ...linkFacts(subject),
    wideFact('control groups', toldOf(subject, 'cgroups', cgroupsTold)),
    wideFact('namespaces', namespacesTold(subject)),
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
function cgroupsTold(cgroups: readonly CgroupMembership[]): Told {
  if (cgroups.length === 0) return { text: 'none' };
  const isMixed = cgroups.some(({ controllers }) => controllers.length > 0);
  const version2 = isMixed ? 'version 2:' : '';
  const texts = cgroups.map(({ controllers, path }) =>
    controllers.length === 0 ? `${version2}${path}` : `${controllers.join(',')}:${path}`,
  );
  return { text: texts.join(between), between };
}

const between = '  ';

function namespacesTold(subject: Subject): Told {
  const { pidNamespace } = subject.model.sample.viewer;
  return toldOf(subject, 'namespaces', (some) => ({
    text: namespacesText(some, pidNamespace),
    between,
  }));
}

/** By type and inode; that of the pids is marked where it is not the one whose pids are seen here. */
function namespacesText(namespaces: readonly Namespace[], seenHere: number | undefined): string {
  const isOwnOf = ({ type, inode }: Namespace) =>
    !type.endsWith(forChildren) ||
    namespaces.every((one) => `${one.type}${forChildren}` !== type || one.inode !== inode);
  const mark = ({ type, inode }: Namespace) =>
    type === 'pid' && seenHere !== undefined && inode !== seenHere ? ' (another than ours)' : '';
  return namespaces
    .filter(isOwnOf)
    .map((one) => `${one.type} ${one.inode}${mark(one)}`)
    .join(between);
}

/** What its children will be in: worth a word only where that is another. */
const forChildren = '_for_children';

function insidePidsTold(subject: Subject): Told {
  return toldOf(subject, 'status', ({ namespacePids }) => {
    if (namespacePids === undefined) return undefined;
    if (namespacePids.length < 2) return 'the same as here';
    return { text: namespacePids.join(' → '), between: ' → ' };
  });
}
