/** A family of an OpenMetrics document, its samples by their labels as they stand there. */
export type FamilyRead = {
  readonly type: string;
  readonly series: ReadonlyMap<string, readonly (readonly [value: number, seconds: number])[]>;
};

const sampleLine =
  /^([a-z_]+)\{((?:[a-z_]+="(?:[^"\\\n]|\\[\\"n])*"(?:,(?!\})|(?=\})))*)\} (-?\d[\d.e+-]*) (\d+(?:\.\d{1,3})?)$/;

/**
 * A strict reader, written apart from the writer: families and series in one piece each, time going on, an end.
 * Throws where a line is not of the form.
 */
export function openMetricsOf(text: string): ReadonlyMap<string, FamilyRead> {
  if (!text.endsWith('\n# EOF\n') && text !== '# EOF\n') throw new Error('no end');
  const families = new Map<
    string,
    { type: string; series: Map<string, (readonly [number, number])[]> }
  >();
  let name = '';
  let last = '';
  for (const line of text.split('\n').slice(0, -2)) {
    const [, type] = /^# TYPE ([a-z_]+ (?:gauge|counter|info))$/.exec(line) ?? [];
    if (type !== undefined) {
      name = type.split(' ')[0] ?? '';
      if (families.has(name)) throw new Error(`${name} comes twice`);
      families.set(name, { type: type.split(' ')[1] ?? '', series: new Map() });
      last = '';
      continue;
    }
    if (isAbout(line, name)) continue;
    const [, metric, labels = '', value, seconds] = sampleLine.exec(line) ?? [];
    const family = families.get(name);
    if (metric !== name + suffixOf(family?.type)) throw new Error(`no sample of ${name}: ${line}`);
    const known = family?.series.get(labels) ?? [];
    if (labels !== last && known.length > 0) throw new Error(`${labels} in two pieces`);
    if ((known.at(-1)?.[1] ?? 0) >= Number(seconds)) throw new Error(`time goes back: ${line}`);
    family?.series.set(labels, [...known, [Number(value), Number(seconds)]]);
    last = labels;
  }
  return families;
}

function isAbout(line: string, name: string): boolean {
  if (line.startsWith(`# HELP ${name} `)) return true;
  const unit = line.startsWith(`# UNIT ${name} `) ? line.split(' ').at(-1) : undefined;
  return unit !== undefined && name.endsWith(`_${unit}`);
}

function suffixOf(type: string | undefined): string {
  return type === 'counter' ? '_total' : type === 'info' ? '_info' : '';
}
