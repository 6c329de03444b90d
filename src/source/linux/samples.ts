import type { ProcessTable } from './process-table.js';
import { inSlices, type Slices } from './slices.js';
import { takeFacts } from './tracked-process.js';

/** Brings the samples of the rows up to date: the same list as before where nothing moved. */
export async function refreshSamples(table: ProcessTable, slices: Slices): Promise<void> {
  const { touched } = table;
  // What a helper answers meanwhile is for the next sample.
  table.touched = [];
  await inSlices(touched, slices, (tracked) => {
    tracked.isTouched = false;
    takeFacts(tracked);
  });
  if (table.isReshaped) {
    table.samples = table.rows.map(({ sample }) => sample);
    table.isReshaped = false;
    return;
  }
  const moved = touched.filter(
    ({ row, sample, isGone }) => !isGone && table.samples[row] !== sample,
  );
  if (moved.length === 0) return;
  const samples = table.samples.slice();
  for (const { row, sample } of moved) samples[row] = sample;
  table.samples = samples;
}
