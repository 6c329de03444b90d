#!/usr/bin/env node
// Recordings and recorders that are hurt (docs/reliability.md, 21 to 27), and ten busy minutes that are played back:
// npm run soak:recordings -- [--flips 10000] [--cuts 1000] [--kills 200] [--minutes 10]. A part whose number is 0 is
// left out. Exits with 1 where something plays otherwise than promised (docs/recording-format.md). Build first.
import { parseArgs } from 'node:util';
import { busyMinutes } from './soak-recordings/busy-minutes.mjs';
import { cutAnywhere, cutEverywhere, flipBits } from './soak-recordings/hurt-bytes.mjs';
import { killPrograms, killWriters } from './soak-recordings/kills.mjs';

const { values } = parseArgs({
  options: {
    flips: { type: 'string', default: '10000' },
    cuts: { type: 'string', default: '1000' },
    kills: { type: 'string', default: '200' },
    minutes: { type: 'string', default: '10' },
  },
});
const [flips, cuts, kills, minutes] = ['flips', 'cuts', 'kills', 'minutes'].map((name) =>
  Number(values[name]),
);
let faultCount = 0;

tell(await cutEverywhere());
if (flips > 0) tell(await flipBits(flips));
if (kills > 0) tell(await killWriters(kills));
if (kills > 0) tell(await killPrograms(kills));
if (minutes > 0) {
  const { samples, ...busy } = await busyMinutes(minutes);
  tell(busy);
  if (cuts > 0) tell(await cutAnywhere(samples, cuts));
}
process.exit(faultCount > 0 ? 1 : 0);

function tell({ what, faults }) {
  faultCount += faults.length;
  console.log(`${what}: ${faults.length} faults`);
  for (const fault of faults.slice(0, 20)) console.log(`  ${fault}`);
}
