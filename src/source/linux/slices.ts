import { setImmediate as nextTurn } from 'node:timers/promises';

/** Cuts long work into slices, so that keys never wait for a scan. */
export type Slices = {
  /** Whether the slice has had its time. */
  readonly isSpent: () => boolean;
  /** Lets everything else run once, then begins the next slice. */
  readonly rest: () => Promise<void>;
};

/** Slices of `sliceMs` of work each; the first begins now. */
export function workSlices(sliceMs = 4): Slices {
  let endMs = performance.now() + sliceMs;
  return {
    isSpent: () => performance.now() >= endMs,
    rest: async () => {
      await nextTurn();
      endMs = performance.now() + sliceMs;
    },
  };
}

/**
 * Does `work` for each item, and lets keys in between; the clock is read once a slice. Whether the slice is spent
 * is looked at once in `stride` items: a look costs as much as many an item.
 */
export async function inSlices<T>(
  items: readonly T[],
  slices: Slices,
  work: (item: T, readAtMs: number) => void,
  stride = 32,
): Promise<void> {
  let readAtMs = monotonicMs();
  let untilLook = 0;
  for (const item of items) {
    if (untilLook === 0) {
      untilLook = stride;
      if (slices.isSpent()) {
        await slices.rest();
        readAtMs = monotonicMs();
      }
    }
    untilLook -= 1;
    work(item, readAtMs);
  }
}

/** CLOCK_MONOTONIC in milliseconds: never jumps, and is the same clock in every process of a boot. */
export function monotonicMs(): number {
  return Number(process.hrtime.bigint() / 1000n) / 1000;
}
