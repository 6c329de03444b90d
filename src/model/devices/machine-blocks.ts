import type { CgroupLimits } from '../../sample/host-sample.js';
import { formatBytes } from '../../text/format-bytes.js';
import { formatCount } from '../../text/format-count.js';
import type { Block } from '../detail/block.js';
import { type Fact, fact, wideFact } from '../detail/fact.js';
import type { Model } from '../model.js';
import { scopeOf } from '../scope.js';
import { deviceTold } from './device-told.js';

/** What does not change, what limits it, and what of it is seen. */
export function machineBlocks(model: Model, absence: string): readonly Block[] {
  const { boot, host } = model.sample;
  return [
    {
      type: 'section',
      title: 'machine',
      facts: [
        ...factsOfDevices(model, absence),
        wideFact('kernel', `Linux ${boot.kernelRelease} ${boot.arch}`),
        fact('CPUs', formatCount(host.cpus.length || undefined)),
        fact('memory', formatBytes(host.memory.totalBytes)),
      ],
    },
    { type: 'section', title: 'limits', facts: limitFacts(host.limits) },
    { type: 'section', title: 'what is seen', facts: scopeFacts(model) },
  ];
}

function factsOfDevices({ sample }: Model, absence: string): readonly Fact[] {
  const { operatingSystem, processor, hardware } = sample.devices ?? {};
  const system = deviceTold(operatingSystem, absence);
  const cpu = deviceTold(processor, absence);
  const machine = deviceTold(hardware, absence);
  return [
    fact('system', 'value' in system ? { text: systemText(system.value) } : system),
    fact('processor', 'value' in cpu ? { text: processorText(cpu.value) } : cpu),
    fact('hardware', 'value' in machine ? { text: hardwareText(machine.value) } : machine),
  ];
}

type Device<K extends 'operatingSystem' | 'processor' | 'hardware'> = Extract<
  NonNullable<NonNullable<Model['sample']['devices']>[K]>,
  { value: unknown }
>['value'];

function systemText({ name, release, codename }: Device<'operatingSystem'>): string {
  return [name, release, codename && `(${codename})`].filter(Boolean).join(' ');
}

function processorText(told: Device<'processor'>): string {
  const { name, logicalCores, physicalCores, sockets, gigahertz } = told;
  return [
    name,
    physicalCores && counted(physicalCores, 'core', 'cores'),
    logicalCores && logicalCores !== physicalCores && `${logicalCores} threads`,
    sockets && sockets > 1 && `${sockets} sockets`,
    gigahertz && `${gigahertz} GHz`,
  ]
    .filter(Boolean)
    .join(', ');
}

function hardwareText({ manufacturer, model, isVirtual, hypervisor }: Device<'hardware'>): string {
  const name = [manufacturer, model].filter(Boolean).join(' ');
  const kind = isVirtual ? `virtual${hypervisor ? ` (${hypervisor})` : ''}` : undefined;
  return [name, kind].filter(Boolean).join(', ') || 'not told';
}

/** It cannot be told from one whose files may not be read. */
const noneSeen = 'none seen';

function limitFacts(limits: CgroupLimits | undefined): readonly Fact[] {
  const { cpuQuotaCores, cpuSource, memoryLimitBytes, memoryUsageBytes, memorySource } =
    limits ?? {};
  const cpu =
    cpuQuotaCores === undefined ? noneSeen : `${cpuQuotaCores.toFixed(2)} CPUs, by ${cpuSource}`;
  const used = memoryUsageBytes === undefined ? '' : `${formatBytes(memoryUsageBytes)} of `;
  const memory =
    memoryLimitBytes === undefined
      ? noneSeen
      : `${used}${formatBytes(memoryLimitBytes)}, by ${memorySource}`;
  return [wideFact('CPU limit', cpu), wideFact('memory limit', memory)];
}

function scopeFacts(model: Model): readonly Fact[] {
  const { pidNamespace, hidepid, isRoot, machineThreads } = scopeOf(model);
  const seen = `${counted(model.threadCount, 'thread', 'threads')} of ${counted(model.sample.processes.length, 'process', 'processes')}`;
  const all = machineThreads === undefined ? '' : `, of ${formatCount(machineThreads)} threads`;
  return [
    fact('pid namespace', namespaceText(model, pidNamespace)),
    fact('hidepid', hidepid === undefined ? 'hides nothing' : `${hidepid}: others are hidden`),
    fact('seen', `${seen}${all}`),
    fact('rights', isRoot ? 'root' : 'not root: some of what is of others cannot be read'),
  ];
}

function namespaceText({ sample }: Model, below: number | undefined) {
  if (below !== undefined) return `${below}: only its processes`;
  return sample.viewer.pidNamespace === undefined ? { unknown: 'not told' } : 'the first one';
}

function counted(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}
