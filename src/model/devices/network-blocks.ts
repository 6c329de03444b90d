import type { NetworkFacts } from '../../sample/device-sample.js';
import { formatBytes } from '../../text/format-bytes.js';
import { formatCount } from '../../text/format-count.js';
import { type Block, note, type TableColumn } from '../detail/block.js';
import type { NetworkRate } from '../device-rates.js';
import type { Model } from '../model.js';
import { deviceTold, deviceValue } from './device-told.js';

const columns: readonly TableColumn[] = [
  { title: 'network', width: 10, align: 'left' },
  { title: 'in/s', width: 7, align: 'right' },
  { title: 'out/s', width: 7, align: 'right' },
  { title: 'errors', width: 6, align: 'right', leastScreen: 60 },
  { title: 'dropped', width: 7, align: 'right', leastScreen: 60 },
  { title: 'in', width: 6, align: 'right', leastScreen: 100 },
  { title: 'out', width: 6, align: 'right', leastScreen: 100 },
  { title: 'state and addresses', width: 0, align: 'left' },
];

/** What each interface receives and sends; errors, drops and sums are since the boot. */
export function networkBlocks({ sample, devices }: Model, absence: string): readonly Block[] {
  const told = deviceTold(sample.devices?.networks, absence);
  if ('unknown' in told) return [note(`networks: ? ${told.unknown}`)];
  const facts = new Map(
    deviceValue(sample.devices?.networkFacts)?.map((one) => [one.name, one] as const),
  );
  const used = devices.networks.filter(({ network }) => isUsed(network, facts.get(network.name)));
  if (used.length === 0) return [note('networks: none is up or was ever used')];
  const rows = used.map((rate) => [...cells(rate), words(facts.get(rate.network.name))]);
  const idle = devices.networks.length - used.length;
  const rest = idle > 0 ? [note(`${idle} more, never used and not up`)] : [];
  return [{ type: 'table', columns, rows }, ...rest];
}

function isUsed(network: NetworkRate['network'], facts: NetworkFacts | undefined): boolean {
  return network.receivedPackets + network.sentPackets > 0 || facts?.state === 'up';
}

function cells(rate: NetworkRate): readonly string[] {
  const { network } = rate;
  return [
    network.name,
    formatBytes(rate.receivedBytesPerSecond),
    formatBytes(rate.sentBytesPerSecond),
    formatCount(network.receivedErrors + network.sentErrors),
    formatCount(network.receivedDrops + network.sentDrops),
    formatBytes(network.receivedBytes),
    formatBytes(network.sentBytes),
  ];
}

function words(facts: NetworkFacts | undefined): string {
  if (!facts) return '';
  const { state, type, megabitsPerSecond, mtuBytes, mac, addresses } = facts;
  return [
    state === 'unknown' ? undefined : state,
    ...addresses,
    type,
    megabitsPerSecond && `${formatCount(megabitsPerSecond)} Mbit/s`,
    mtuBytes && `mtu ${mtuBytes}`,
    mac === '00:00:00:00:00:00' ? undefined : mac,
  ]
    .filter(Boolean)
    .join(', ');
}
