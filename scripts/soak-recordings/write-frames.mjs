// Writes frames until it is killed, and says after each how many there are: node write-frames.mjs FILE.
import { writeSync } from 'node:fs';
import { recordingWriter } from '../../dist/src/source/recording/writer.js';
import { processSample, sample } from '../../dist/test/source/recording/samples.js';

const processCount = 400;
/** More than two of them are a chunk. */
const everyMs = 25_000;

const writer = recordingWriter(process.argv[2]);
for (let frame = 0; ; frame++) {
  await writer.write(sample(frame * everyMs, processesAt(frame), { notes: [] }));
  writeSync(1, `${frame + 1}\n`);
}

/** Numbers that do not compress well: a frame of many pages, which a kill can tear. */
function processesAt(frame) {
  return Array.from({ length: processCount }, (_, at) =>
    processSample({
      pid: at + 1,
      startTicks: at,
      userTicks: frame * 1000 + ((at * 7919 * (frame + 1)) % 1000),
      minorFaults: (at * 104_729 * (frame + 3)) % 1_000_003,
    }),
  );
}
