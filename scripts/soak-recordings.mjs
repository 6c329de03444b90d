#!/usr/bin/env node
// Recordings that are hurt: cut at every byte, and 10,000 flipped bits, in memory: npm run soak:recordings -- [--flips 10000].
// Exits with 1 where one plays otherwise than promised (docs/recording-format.md). Build first.
import { parseArgs } from 'node:util';
import {
  faultOfCut,
  faultOfFlip,
  wholeRecording,
} from '../dist/test/source/recording/hurt-recordings.js';

const { values } = parseArgs({ options: { flips: { type: 'string', default: '10000' } } });
const whole = wholeRecording();
const bits = whole.bytes.length * 8;
const faults = [];

for (let cut = 0; cut <= whole.bytes.length; cut++) add(await faultOfCut(whole, cut));
console.log(`cut at each of ${whole.bytes.length + 1} places: ${faults.length} faults`);
const flips = Number(values.flips);
for (let flip = 0; flip < flips; flip++) {
  // Every bit where there are no more, else spread evenly over all.
  add(await faultOfFlip(whole, Math.floor((flip * bits) / flips)));
}
console.log(`${flips} flipped bits of ${bits}: ${faults.length} faults in all`);
console.log(faults.slice(0, 20).join('\n'));
process.exitCode = faults.length > 0 ? 1 : 0;

function add(fault) {
  if (fault !== undefined) faults.push(fault);
}
