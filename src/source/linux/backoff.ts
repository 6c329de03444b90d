/** How long to leave alone a file that did not answer for the `failures`th time in a row. */
export function backoffMs(firstMs: number, failures: number): number {
  return Math.min(firstMs * 2 ** (failures - 1), LONGEST_MS);
}

const LONGEST_MS = 3_600_000;
