import { mkdtempSync, rmdirSync, unlinkSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemReason } from '../../source/recording/new-file.js';
import { CannotDo } from '../failure.js';

/** Values that come frame by frame and go series by series: for that they lie in a file in between. */
export type SeriesSpool = {
  /** The values of one frame; those of a series stand at the same place in each row. */
  readonly add: (row: Float64Array) => Promise<void>;
  /** The values at some places, in parts, one list for each place; NaN where there is none. */
  readonly parts: (places: readonly number[]) => AsyncGenerator<readonly Float64Array[]>;
  readonly close: () => Promise<void>;
};

/** Rows whose values lie series by series. */
type Tile = { readonly offset: number; readonly rowCount: number; readonly placeCount: number };

/** 8 MB of values in memory. */
const maxTileValues = 1_000_000;
const valueBytes = Float64Array.BYTES_PER_ELEMENT;

/** Opens a file that has no name, so that nothing is left behind however the program ends. */
export async function openSeriesSpool(
  maxValues = maxTileValues,
  directory = tmpdir(),
): Promise<SeriesSpool> {
  const handle = await openNameless(directory);
  const tiles: Tile[] = [];
  let rows: Float64Array[] = [];
  let offset = 0;
  const flush = async (): Promise<void> => {
    if (rows.length === 0) return;
    // Later rows know all that earlier ones do.
    const placeCount = rows.at(-1)?.length ?? 0;
    const values = turned(rows, placeCount);
    await writeWhole(handle, new Uint8Array(values.buffer), offset).catch((error: unknown) => {
      throw noRoom(error, directory);
    });
    tiles.push({ offset, rowCount: rows.length, placeCount });
    offset += values.byteLength;
    rows = [];
  };
  return {
    add: async (row) => {
      rows.push(row);
      if (rows.length * row.length >= maxValues) await flush();
    },
    parts: async function* (places) {
      await flush();
      for (const tile of tiles) {
        yield await Promise.all(places.map((place) => valuesIn(handle, tile, place)));
      }
    },
    close: () => handle.close(),
  };
}

async function openNameless(parent: string): Promise<FileHandle> {
  try {
    const directory = mkdtempSync(join(parent, 'treetop-'));
    const path = join(directory, 'series');
    const handle = await open(path, 'wx+', 0o600);
    unlinkSync(path);
    rmdirSync(directory);
    return handle;
  } catch (error) {
    throw noRoom(error, parent);
  }
}

function turned(rows: readonly Float64Array[], placeCount: number): Float64Array {
  const values = new Float64Array(rows.length * placeCount).fill(Number.NaN);
  rows.forEach((row, at) => {
    for (let place = 0; place < row.length; place++) {
      values[place * rows.length + at] = row[place] ?? Number.NaN;
    }
  });
  return values;
}

async function valuesIn(handle: FileHandle, tile: Tile, place: number): Promise<Float64Array> {
  const values = new Float64Array(tile.rowCount).fill(Number.NaN);
  if (place >= tile.placeCount) return values;
  const bytes = new Uint8Array(values.buffer);
  const offset = tile.offset + place * tile.rowCount * valueBytes;
  const { bytesRead } = await handle.read(bytes, 0, bytes.length, offset);
  if (bytesRead < bytes.length) throw new Error('what was put aside is gone');
  return values;
}

async function writeWhole(handle: FileHandle, bytes: Uint8Array, offset: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    done += (await handle.write(bytes, done, bytes.length - done, offset + done)).bytesWritten;
  }
}

function noRoom(error: unknown, directory: string): CannotDo {
  return new CannotDo(`cannot put values aside in ${directory}: ${systemReason(error)}`);
}
