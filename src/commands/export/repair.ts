import type { Sample } from '../../sample/sample.js';
import type { Recording, RecordingChunk } from '../../source/recording/reader.js';
import { type RecordingTotals, recordingWriter } from '../../source/recording/writer.js';
import { UnusableSource } from '../../source/unusable-source.js';
import { CannotDo } from '../failure.js';
import { say } from '../standard-error.js';

/** Every frame that can be read, as a whole recording in a new file; says what cannot. */
export async function repaired(recording: Recording, path: string): Promise<RecordingTotals> {
  let trouble: string | undefined;
  const writer = recordingWriter(path, {
    onTrouble: (message) => {
      trouble ??= message;
    },
  });
  let before: Sample | undefined;
  const copy = async (sample: Sample) => {
    // The very same stands for a frame that is lost.
    if (sample !== before) await writer.write(sample);
    before = sample;
    if (trouble !== undefined) throw new CannotDo(trouble);
  };
  try {
    for (const chunk of recording.chunks) await copyChunk(recording, chunk, copy);
  } catch (error) {
    await writer.close();
    throw error;
  }
  const totals = await writer.close();
  if (trouble !== undefined) throw new CannotDo(trouble);
  return totals;
}

/** What no recorder writes ends a chunk, as damage does. */
async function copyChunk(
  recording: Recording,
  { firstFrame, frameCount }: RecordingChunk,
  copy: (sample: Sample) => Promise<void>,
): Promise<void> {
  for (let frame = firstFrame; frame < firstFrame + frameCount; frame++) {
    try {
      await copy(await recording.sampleAt(frame));
    } catch (error) {
      if (!(error instanceof UnusableSource)) throw error;
      return say(`${firstFrame + frameCount - frame} frames lost: ${error.message}`);
    }
  }
}
