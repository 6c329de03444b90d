import type { FileHandle } from 'node:fs/promises';

/** Bytes that can be read from any place: of a file, or in memory. */
export type ByteSource = {
  readonly sizeBytes: number;
  /** As many as there are up to `lengthBytes`. They may be the source's own: not to be changed. */
  readonly read: (offset: number, lengthBytes: number) => Promise<Buffer>;
  readonly close: () => Promise<void>;
};

/** The first `sizeBytes` of a file, however much it grows meanwhile. */
export function fileBytes(handle: FileHandle, sizeBytes: number): ByteSource {
  return {
    sizeBytes,
    read: async (offset, lengthBytes) => {
      const length = Math.max(0, Math.min(lengthBytes, sizeBytes - offset));
      const buffer = Buffer.allocUnsafe(length);
      const { bytesRead } = await handle.read(buffer, 0, length, offset);
      return buffer.subarray(0, bytesRead);
    },
    close: () => handle.close(),
  };
}

export function memoryBytes(bytes: Buffer): ByteSource {
  return {
    sizeBytes: bytes.length,
    read: async (offset, lengthBytes) => bytes.subarray(offset, offset + lengthBytes),
    close: async () => {},
  };
}
