/** A whole recording at a glance. */
export type Timeline = {
  /** Wall clocks of the first frame and of the last. */
  readonly fromMs: number;
  readonly toMs: number;
  /** Equal parts of the time between; `timelineParts` of them. */
  readonly parts: readonly TimelinePart[];
};

export type TimelinePart = {
  /** The highest share of the CPUs that was busy, 0 to 1; undefined where nothing was recorded or looked at yet. */
  readonly load: number | undefined;
  /** What is most worth a look in it. */
  readonly mark: TimelineMark | undefined;
};

/** From what is least worth a look to what is most. */
export const timelineMarks = ['exited', 'adopted', 'zombie', 'longWait'] as const;

export type TimelineMark = (typeof timelineMarks)[number];

/** As many as the widest usual screens have cells. */
export const timelineParts = 480;

/** The same in so many parts, as many as there are cells to show them. */
export function timelineCells({ parts }: Timeline, count: number): readonly TimelinePart[] {
  return Array.from({ length: count }, (_, cell) => {
    const from = Math.floor((cell * parts.length) / count);
    const to = Math.floor(((cell + 1) * parts.length) / count);
    return parts.slice(from, Math.max(from + 1, to)).reduce(merged, nothing);
  });
}

/** In which of so many cells an instant is; undefined where it is before the first or after the last. */
export function cellOf(
  { fromMs, toMs }: Timeline,
  count: number,
  atMs: number,
): number | undefined {
  if (atMs < fromMs || atMs > toMs) return undefined;
  // Products first: they are whole, where a quotient would be rounded into the cell before.
  return Math.min(count - 1, Math.floor(((atMs - fromMs) * count) / Math.max(1, toMs - fromMs)));
}

/** The instant at which a cell begins. */
export function instantOfCell({ fromMs, toMs }: Timeline, count: number, cell: number): number {
  return fromMs + Math.ceil(((toMs - fromMs) * cell) / count);
}

/** Two parts as one. */
export function merged(one: TimelinePart, other: TimelinePart): TimelinePart {
  const isLouder = one.load === undefined || (other.load ?? -1) > one.load;
  return {
    load: isLouder ? other.load : one.load,
    mark: rankOf(one.mark) >= rankOf(other.mark) ? one.mark : other.mark,
  };
}

export const nothing: TimelinePart = { load: undefined, mark: undefined };

function rankOf(mark: TimelineMark | undefined): number {
  return mark === undefined ? -1 : timelineMarks.indexOf(mark);
}
