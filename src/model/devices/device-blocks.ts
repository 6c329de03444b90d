import type { Block } from '../detail/block.js';
import type { Model } from '../model.js';
import { batteryBlocks } from './battery-blocks.js';
import { diskBlocks } from './disk-blocks.js';
import { fileSystemBlocks } from './file-system-blocks.js';
import { machineBlocks } from './machine-blocks.js';
import { networkBlocks } from './network-blocks.js';
import { temperatureBlocks } from './temperature-blocks.js';

/** The machine's devices, what limits it and what of it is seen. `absence`: why what is not there is not there. */
export function deviceBlocks(model: Model, absence: string): readonly Block[] {
  return [
    ...diskBlocks(model, absence),
    ...networkBlocks(model, absence),
    ...fileSystemBlocks(model, absence),
    ...temperatureBlocks(model, absence),
    ...batteryBlocks(model, absence),
    ...machineBlocks(model, absence),
  ];
}
