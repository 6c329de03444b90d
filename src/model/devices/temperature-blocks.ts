import type { Temperatures } from '../../sample/device-sample.js';
import { type Block, note } from '../detail/block.js';
import { type Fact, fact, wideFact } from '../detail/fact.js';
import type { Model } from '../model.js';
import { deviceTold } from './device-told.js';

/** What the sensors of the processor say. */
export function temperatureBlocks({ sample }: Model, absence: string): readonly Block[] {
  const told = deviceTold(sample.devices?.temperatures, absence);
  if ('unknown' in told) return [note(`temperatures: ? ${told.unknown}`)];
  const facts = factsOf(told.value);
  if (facts.length === 0) return [note('temperatures: none told')];
  return [{ type: 'section', title: 'temperatures', facts }];
}

function factsOf(told: Temperatures): readonly Fact[] {
  const one = (name: string, celsius: number | undefined) =>
    celsius === undefined ? [] : [fact(name, `${celsius.toFixed(1)} °C`)];
  const many = (name: string, list: readonly number[]) =>
    list.length === 0
      ? []
      : [wideFact(name, `${list.map((celsius) => celsius.toFixed(1)).join(' ')} °C`)];
  return [
    ...one('CPU', told.cpuCelsius),
    ...one('highest', told.highestCelsius),
    ...one('chipset', told.chipsetCelsius),
    ...many('cores', told.coresCelsius),
    ...many('sockets', told.socketsCelsius),
  ];
}
