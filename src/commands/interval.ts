import { WrongUsage } from './failure.js';

/** What `-d` says as an interval: one second where it is not given. */
export function intervalMs({ delay = 1 }: { readonly delay?: number }): number {
  if (delay >= 0.1) return delay * 1000;
  throw new WrongUsage(`-d, --delay: expected an interval of 0.1 s at least, got '${delay}'`);
}
