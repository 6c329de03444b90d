/** The CPUs of a list as the kernel writes it (`0-3,8`), ascending; undefined where it is no such list. */
export function cpusOfList(text: string): readonly number[] | undefined {
  if (!/^\d{1,5}(-\d{1,5})?(,\d{1,5}(-\d{1,5})?)*$/.test(text)) return undefined;
  return text.split(',').flatMap((part) => {
    const [from = 0, to = from] = part.split('-').map(Number);
    return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  });
}

/** What several threads have, as far as it can be said in a line. */
export function listsText(lists: readonly string[]): string {
  return lists.length > 2 ? `${lists.length} different sets` : lists.join(' and ');
}

/** The list that the kernel would write of these CPUs, which ascend. */
export function listOfCpus(cpus: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const cpu of cpus) {
    const last = runs.at(-1);
    if (last && cpu === last[1] + 1) last[1] = cpu;
    else runs.push([cpu, cpu]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',');
}
