/** Who of a family gets its signal first. */
export type SweepOrder = 'rootFirst' | 'leavesFirst';

type Member = { readonly pid: number; readonly ppid: number };

/** As they were given, but nobody before his ancestors among them (`rootFirst`) or before his descendants. */
export function inSweepOrder<T>(
  members: readonly T[],
  order: SweepOrder,
  statOf: (member: T) => Member,
): readonly T[] {
  const parents = new Map(members.map(statOf).map(({ pid, ppid }) => [pid, ppid]));
  const depths = new Map<number, number>();
  const ranked = members.map((member) => ({
    member,
    depth: depthOf(statOf(member).pid, parents, depths),
  }));
  const sign = order === 'rootFirst' ? 1 : -1;
  return ranked.sort((one, other) => sign * (one.depth - other.depth)).map(({ member }) => member);
}

/** Of a chain of any length, and where a pid that was reused makes a ring. */
function depthOf(
  pid: number,
  parents: ReadonlyMap<number, number>,
  depths: Map<number, number>,
): number {
  const path: number[] = [];
  let at: number | undefined = pid;
  while (at !== undefined && parents.has(at) && !depths.has(at)) {
    depths.set(at, 0); // met: it ends a ring
    path.push(at);
    at = parents.get(at);
  }
  let depth = (at === undefined ? undefined : depths.get(at)) ?? -1;
  for (const one of path.reverse()) {
    depth += 1;
    depths.set(one, depth);
  }
  return depths.get(pid) ?? 0;
}
