import type { Family, Reading } from './family.js';
import { labelText } from './text.js';

/** A series: its labels as text, and its place in each row of values. */
export type Series = { readonly labels: string; readonly place: number };

export type SeriesBook = {
  /** What a frame says: NaN for a series without a value, shorter where later ones are not known yet. */
  readonly rowOf: (reading: Reading) => Float64Array;
  /** Those of a family that have been met. */
  readonly seriesOf: (family: Family) => readonly Series[];
  /** Whether a family had more than it may have. */
  readonly hasLeftOut: () => boolean;
};

/** In each row the instant in ms stands first. */
export const instantPlace = 0;

/** Of one family: what names its series may come from a hostile recording. */
const maxSeries = 4096;

/** Gives each series that is met a place of its own. */
export function seriesBook(families: readonly Family[]): SeriesBook {
  const places = new Map(families.map((family) => [family, new Map<string, number>()]));
  let length = instantPlace + 1;
  let hasLeftOut = false;
  const placeOf = (known: Map<string, number>, labels: string): number | undefined => {
    const place = known.get(labels);
    if (place !== undefined) return place;
    hasLeftOut ||= known.size >= maxSeries;
    if (known.size >= maxSeries) return undefined;
    known.set(labels, length);
    return length++;
  };
  return {
    rowOf: (reading) => {
      const { takenAtMs, boot } = reading.model.sample;
      const values: (readonly [number, number])[] = [[instantPlace, Math.round(takenAtMs)]];
      for (const [family, known] of places) {
        for (const { labels, value } of family.points(reading)) {
          // As Prometheus names the machine that a sample is of.
          const text = labelText({ instance: boot.hostname, ...labels });
          const place = placeOf(known, text);
          if (place !== undefined) values.push([place, value]);
        }
      }
      const row = new Float64Array(length).fill(Number.NaN);
      for (const [place, value] of values) row[place] = value;
      return row;
    },
    seriesOf: (family) =>
      [...(places.get(family) ?? [])].map(([labels, place]) => ({ labels, place })),
    hasLeftOut: () => hasLeftOut,
  };
}
