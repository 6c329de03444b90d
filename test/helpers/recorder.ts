import { existsSync, readFileSync } from 'node:fs';
import type { Ended } from './run-treetop.js';
import { until } from './until.js';

/** Two busy cores start a program slowly. */
const deadlineMs = 30_000;

/** Says why where the recorder has ended already. */
export async function untilRunning(end: Promise<Ended>, what: string, probe: () => boolean) {
  let early: Ended | undefined;
  void end.then((how) => {
    early = how;
  });
  await until(
    what,
    () => {
      if (early) throw new Error(`ended with ${early.status}: ${early.stderr}`);
      return probe();
    },
    deadlineMs,
  );
}

/** Of a plain recording that may not be there yet. */
export function linesOf(file: string): number {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').length : 0;
}
