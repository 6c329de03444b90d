import type { Sample } from '../../sample/sample.js';
import type { Recording } from '../../source/recording/reader.js';
import { recordingWriter } from '../../source/recording/writer.js';
import { CannotDo } from '../failure.js';
import { print } from '../standard-output.js';

/** Frames as a recording of plain lines: in a new file, or on stdout. */
export async function exportLines(
  recording: Recording,
  frames: AsyncGenerator<number>,
  path: string | undefined,
): Promise<void> {
  const outlet = outletOf(path);
  try {
    let before: Sample | undefined;
    for await (const frame of frames) {
      const sample = await recording.sampleAt(frame);
      // The very same stands for a frame that is lost.
      if (sample !== before) await outlet.writer.write(sample);
      before = sample;
      if (outlet.isOver()) return;
    }
  } finally {
    await outlet.writer.close();
  }
}

/** `isOver` is true when nobody reads any more, and throws what writing failed with. */
function outletOf(path: string | undefined) {
  let isClosed = false;
  let failure: unknown;
  const onTrouble = (message: string) => {
    failure ??= new CannotDo(message);
  };
  const file = {
    write: async (bytes: Uint8Array): Promise<number> => {
      try {
        isClosed = !(await print(bytes));
      } catch (error) {
        failure ??= error;
      }
      return bytes.length;
    },
    truncate: async () => {},
    sync: async () => {},
    close: () => {},
  };
  return {
    // The writer makes plain lines where the name ends so.
    writer: recordingWriter(path ?? 'standard output.jsonl', {
      onTrouble,
      ...(path === undefined ? { file } : {}),
    }),
    isOver: (): boolean => {
      if (failure !== undefined) throw failure;
      return isClosed;
    },
  };
}
