import { effectiveLimits } from '../../model/limits.js';
import type { Model } from '../../model/model.js';
import { type Scope, scopeOf } from '../../model/scope.js';
import { formatCount } from '../../text/format-count.js';
import { sanitise } from '../../text/sanitise.js';
import { sameAgain } from '../same-again.js';
import type { HeaderFact } from './header-fact.js';

/** How much is seen, of how much, and what limits it. */
export function scopeFacts(model: Model): readonly HeaderFact[] {
  const { pidNamespace, hidepid, isRoot, machineThreads } = scopeOf(model);
  const { cpuCores } = effectiveLimits(model.sample.host);
  const count = model.sample.processes.length;
  const { threadCount } = model;
  return factsOf(count, threadCount, cpuCores, pidNamespace, hidepid, isRoot, machineThreads);
}

const factsOf = sameAgain(
  (
    count: number,
    threadCount: number,
    cpuCores: number | undefined,
    ...[pidNamespace, hidepid, isRoot, machineThreads]: ScopeParts
  ): readonly HeaderFact[] => {
    const scope = { pidNamespace, hidepid, isRoot, machineThreads };
    const limit = cpuCores === undefined ? [] : [`limit ${coresText(cpuCores)} CPUs`];
    return [
      { texts: processTexts(count, scope), rank: 1, isUrgent: true },
      { texts: hidingTexts(scope), rank: 2, isUrgent: true },
      threadFact(threadCount, scope),
      { texts: limit, rank: 3, isUrgent: true },
      { texts: isRoot ? [] : ['not root'], rank: 8 },
    ];
  },
);

type ScopeParts = [
  Scope['pidNamespace'],
  Scope['hidepid'],
  Scope['isRoot'],
  Scope['machineThreads'],
];

/** Right-aligned in as many cells as 9,999 takes, so that what comes after stays in its place. */
function countInPlace(count: number): string {
  return formatCount(count).padStart(5);
}

/** A quota as cores: `2.0`, `0.25`. */
function coresText(cores: number): string {
  return cores < 1 ? cores.toFixed(2) : cores.toFixed(1);
}

function processTexts(count: number, { pidNamespace, hidepid }: Scope): readonly string[] {
  const some = formatCount(count);
  const noun = count === 1 ? 'process' : 'processes';
  const processes = `${countInPlace(count)} ${noun.padEnd(9)}`;
  if (pidNamespace !== undefined) {
    const number = `${some} ${noun} in pid namespace ${pidNamespace}`;
    return [number, `${some} in a pid namespace`, `${some} in a namespace`];
  }
  return hidepid === undefined ? [processes] : [processes, `${some} seen`];
}

function hidingTexts({ hidepid }: Scope): readonly string[] {
  if (hidepid === undefined) return [];
  const option = `hidepid=${sanitise(hidepid)}`;
  return [`others hidden by ${option}`, option, 'hidepid'];
}

/** Where the kernel counts more than are seen, that comes before most else. */
function threadFact(threadCount: number, { machineThreads }: Scope): HeaderFact {
  if (machineThreads === undefined)
    return { texts: [`${countInPlace(threadCount)} threads`], rank: 7 };
  const texts = [`${formatCount(threadCount)} of ${formatCount(machineThreads)} threads`];
  return { texts, rank: 3, isUrgent: true };
}
