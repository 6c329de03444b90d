import { setTimeout as delay } from 'node:timers/promises';

const pollMs = 3;

/**
 * The first value of the probe that is neither undefined nor false. Throws at the deadline and says
 * what did not come: a test that waits fails by name, it never sleeps and hopes.
 */
export async function until<T>(
  what: string,
  probe: () => T | undefined | false | Promise<T | undefined | false>,
  deadlineMs = 20_000,
): Promise<T> {
  const startMs = performance.now();
  for (;;) {
    const value = await probe();
    if (value !== undefined && value !== false) return value;
    if (performance.now() - startMs > deadlineMs) {
      throw new Error(`not within ${deadlineMs} ms: ${what}`);
    }
    await delay(pollMs);
  }
}
