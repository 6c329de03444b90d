/** The processes that a delta's line says were born, unparsed: where many are born and soon gone most of them need not be. */
export type BornText = {
  /** The line with none in their place. */
  readonly rest: string;
  /** By pid: the JSON of each. */
  readonly born: ReadonlyMap<number, string>;
};

const opening = ',"born":[';
const closing = '],"gone":[';
const between = '},{"pid":';
const start = '{"pid":';

/**
 * Undefined where the line is not written as we write them. A quote within a JSON string is escaped, so that no string
 * can hold what is looked for; what lies deeper gives pieces that are no JSON.
 */
export function bornTextOf(line: string): BornText | undefined {
  const from = line.indexOf(opening);
  const to = line.indexOf(closing, from);
  if (
    from < 0 ||
    to < 0 ||
    line.indexOf(opening, from + 1) >= 0 ||
    line.indexOf(closing, to + 1) >= 0
  ) {
    return undefined;
  }
  const list = line.slice(from + opening.length, to);
  const born = list === '' ? new Map<number, string>() : piecesOf(list);
  return born && { rest: line.slice(0, from + opening.length) + line.slice(to), born };
}

function piecesOf(list: string): ReadonlyMap<number, string> | undefined {
  if (!list.startsWith(start) || !list.endsWith('}')) return undefined;
  const born = new Map<number, string>();
  const pieces = list.slice(start.length, -1).split(between);
  for (const piece of pieces) {
    const pid = Number.parseInt(piece, 10);
    if (!(pid > 0) || born.has(pid)) return undefined;
    born.set(pid, `${start}${piece}}`);
  }
  return born;
}
