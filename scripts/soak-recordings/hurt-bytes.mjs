// Recordings in memory: cut, and with flipped bits.
import {
  faultOfCut,
  faultOfFlip,
  wholeRecording,
} from '../../dist/test/source/recording/hurt-recordings.js';

export async function cutEverywhere() {
  const whole = wholeRecording();
  const cuts = Array.from({ length: whole.bytes.length + 1 }, (_, cut) => cut);
  return {
    what: `a small recording cut at each of ${cuts.length} places`,
    faults: await faultsOf(cuts, (cut) => faultOfCut(whole, cut)),
  };
}

/** Every bit where there are no more, else spread evenly over all. */
export async function flipBits(count) {
  const whole = wholeRecording();
  const bits = whole.bytes.length * 8;
  const flips = Array.from({ length: count }, (_, flip) => Math.floor((flip * bits) / count));
  return {
    what: `${count} flipped bits of ${bits}`,
    faults: await faultsOf(flips, (bit) => faultOfFlip(whole, bit)),
  };
}

const largestFrames = 240;

export async function cutAnywhere(samples, count) {
  const whole = wholeRecording(samples.slice(0, largestFrames));
  const { bytes, frameEnds } = whole;
  const cuts = Array.from({ length: count }, () => Math.floor(Math.random() * bytes.length));
  return {
    what: `${frameEnds.length} real frames, ${bytes.length} bytes, cut at ${count} random places`,
    faults: await faultsOf(cuts, (cut) => faultOfCut(whole, cut)),
  };
}

async function faultsOf(places, faultOf) {
  const faults = [];
  for (const place of places) {
    const fault = await faultOf(place);
    if (fault !== undefined) faults.push(fault);
  }
  return faults;
}
