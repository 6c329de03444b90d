import { deviceFamilies } from './device-families.js';
import type { Family } from './family.js';
import { machineFamilies } from './machine-families.js';
import { nameFamilies } from './name-families.js';

/** All that is exported, in the order of the document. */
export const families: readonly Family[] = [...machineFamilies, ...deviceFamilies, ...nameFamilies];
