import { formatCount } from '../../text/format-count.js';
import { formatClock } from '../../text/format-instant.js';
import type { Model } from '../model.js';
import type { NamedIdentity, Process } from '../process.js';
import { subtreeKeys } from '../subtree-sums.js';
import { type Fact, type Section, type Told, wideFact } from './fact.js';
import type { Subject } from './subject.js';

/** Of a longer chain the middle is left out: so many before it, and the root. */
const shownAncestors = 12;

/** Whose child it is, and was, and who is below it. */
export function familySection(subject: Subject): Section {
  const { process, model } = subject;
  const children = model.tree.children.get(process.key)?.length ?? 0;
  const below = subtreeKeys(model.tree, process.key).length - 1;
  const facts: readonly Fact[] = [
    wideFact('parents', parentsTold(process, model)),
    ...process.adoptions.map(({ formerParent, adopter, seenAtMs }) =>
      wideFact(
        'was child of',
        `${nameOf(formerParent)}; seen at ${formatClock(seenAtMs, model.sample.boot.utcOffsetMinutes)} as child of ${nameOf(adopter)}`,
      ),
    ),
    wideFact('children', childrenText(children, below)),
  ];
  return { title: 'family', facts };
}

/** `9310 tar ← 9120 bash ← 1 init`: raw names. */
function parentsTold(process: Process, { processes }: Model): Told {
  const chain: string[] = [];
  for (let one: Process | undefined = process; one; ) {
    chain.push(nameOf(one.sample));
    one = one.parentKey === undefined ? undefined : processes.get(one.parentKey);
  }
  if (chain.length === 1) return { text: noParentText(process.sample.ppid) };
  const between = ' ← ';
  if (chain.length <= shownAncestors + 2) return { text: chain.join(between), between };
  const left = chain.length - shownAncestors - 1;
  const shown = [...chain.slice(0, shownAncestors), `${formatCount(left)} more`, chain.at(-1)];
  return { text: shown.join(between), between };
}

/** 0: the first of its pid namespace, made by the kernel or from outside. */
function noParentText(ppid: number): string {
  return ppid === 0 ? 'none' : `${ppid}, which is not seen`;
}

function childrenText(children: number, below: number): string {
  if (children === 0) return 'none';
  return below === children
    ? formatCount(children)
    : `${formatCount(children)}, ${formatCount(below)} in all below it`;
}

function nameOf({ pid, comm }: Pick<NamedIdentity, 'pid' | 'comm'>): string {
  return `${pid} ${comm}`;
}
