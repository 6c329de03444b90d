/** Load averages in five cells each, up to 99,999: ` 0.84  1.31 101.5`. */
export function formatLoads(loads: readonly number[] | undefined): string {
  return loads?.map((load) => inFiveCells(load).padStart(5)).join(' ') ?? '?';
}

function inFiveCells(load: number): string {
  const exact = load.toFixed(2);
  if (exact.length <= 5) return exact;
  const short = load.toFixed(1);
  return short.length <= 5 ? short : load.toFixed(0);
}
