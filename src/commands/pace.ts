import { setTimeout as pause } from 'node:timers/promises';

/** When the next look is due: an interval after the last one, or at once where that is over already, never to catch up. */
export function nextDueMs(dueMs: number, intervalMs: number, nowMs: number): number {
  return Math.max(dueMs + intervalMs, nowMs);
}

/** Settles at that instant (of performance.now()), or when the signal says so. */
export async function pausedUntil(instantMs: number, signal?: AbortSignal): Promise<void> {
  const ms = instantMs - performance.now();
  if (ms <= 0) return;
  await pause(ms, undefined, signal && { signal }).catch((error: Error) => {
    if (error.name !== 'AbortError') throw error;
  });
}
