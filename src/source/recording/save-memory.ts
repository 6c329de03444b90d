import type { MemoryChunk } from './memory.js';
import { memberOf } from './memory-member.js';
import { type NewFile, newFile, systemReason, UnwritableRecording } from './new-file.js';

/**
 * Writes what is remembered into a new file that only its owner may read. Where there is no room for all of it
 * the file ends with a whole chunk, and it is thrown what is missing.
 */
export async function saveMemory(
  path: string,
  chunks: readonly MemoryChunk[],
  file: NewFile = newFile(path),
): Promise<{ readonly frames: number; readonly bytes: number }> {
  let frames = 0;
  let bytes = 0;
  try {
    for (const { member, samples, takenAtMs } of chunks) {
      const whole = member ?? (samples && (await memberOf(samples)));
      if (!whole) continue;
      await append(file, whole, bytes);
      bytes += whole.length;
      frames += takenAtMs.length;
    }
    await file.sync();
  } catch (error) {
    await file.truncate(bytes).catch(() => {});
    throw new UnwritableRecording(
      `${path}: ${systemReason(error)}: only ${frames} frames are in it`,
    );
  } finally {
    file.close();
  }
  return { frames, bytes };
}

async function append(file: NewFile, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const taken = await file.write(bytes.subarray(done), position + done);
    if (taken === 0) throw new Error('the system took no byte');
    done += taken;
  }
}
