import type { Battery } from '../../sample/device-sample.js';
import { formatCount, formatPercent } from '../../text/format-count.js';
import { formatSpan } from '../../text/format-duration.js';
import { type Block, note } from '../detail/block.js';
import { type Fact, fact, type Told, wideFact } from '../detail/fact.js';
import type { Model } from '../model.js';
import { deviceTold } from './device-told.js';

/** How full each battery is and where that leads. */
export function batteryBlocks({ sample }: Model, absence: string): readonly Block[] {
  const told = deviceTold(sample.devices?.batteries, absence);
  if ('unknown' in told) return [note(`battery: ? ${told.unknown}`)];
  if (told.value.length === 0) return [note('battery: none')];
  return told.value.map((one) => ({ type: 'section', title: titleOf(one), facts: factsOf(one) }));
}

function titleOf({ model }: Battery): string {
  return model === undefined ? 'battery' : `battery ${model}`;
}

function factsOf(one: Battery): readonly Fact[] {
  const { chargePercent, minutesLeft, cycles } = one;
  const charge =
    chargePercent === undefined ? { unknown: 'not told' } : `${formatPercent(chargePercent)}%`;
  return [
    fact('charge', charge),
    fact('power', powerTold(one)),
    ...(minutesLeft === undefined ? [] : [fact('time left', formatSpan(minutesLeft * 60_000))]),
    ...capacityFacts(one),
    ...(cycles === undefined ? [] : [fact('cycles', formatCount(cycles))]),
  ];
}

function powerTold({ isCharging, isOnMains }: Battery): Told {
  if (isCharging) return { text: 'mains, charging' };
  if (isOnMains === undefined) return { unknown: 'not told' };
  return { text: isOnMains ? 'mains' : 'battery' };
}

function capacityFacts(one: Battery): readonly Fact[] {
  const { capacity, fullCapacity, designedCapacity, capacityUnit = '' } = one;
  if (capacity === undefined || fullCapacity === undefined) return [];
  const now = `${formatCount(capacity)} of ${formatCount(fullCapacity)} ${capacityUnit}`;
  const design =
    designedCapacity === undefined ? '' : `, ${formatCount(designedCapacity)} when it was new`;
  return [wideFact('capacity', `${now}${design}`)];
}
