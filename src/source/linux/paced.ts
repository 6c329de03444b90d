import { monotonicMs } from './slices.js';

/** A value that costs more the larger it is, and when to read it again. */
export type Paced<T> = { readonly value: T; readonly dueAtMs: number };

/**
 * Reads where it is due: not before `leastMs` have passed, and so seldom that reading takes a twentieth of the
 * time at most.
 */
export async function paced<T>(
  before: Paced<T> | undefined,
  leastMs: number,
  read: () => T | Promise<T>,
): Promise<Paced<T>> {
  const startMs = monotonicMs();
  if (before !== undefined && startMs < before.dueAtMs) return before;
  const value = await read();
  const tookMs = monotonicMs() - startMs;
  return { value, dueAtMs: startMs + Math.max(leastMs, tookMs * TIMES_ITS_COST) };
}

const TIMES_ITS_COST = 20;
