/** Something that was so at one instant of the machine's monotonic clock. */
export type Point = { readonly atMs: number };

/**
 * Points in the order of time, the oldest forgotten: two chains, of which the younger takes the place of
 * the older when it is full. So one more costs the same however many there are, and nothing is copied.
 */
export type History<P extends Point> = {
  readonly bootId: string;
  /** The instant of its first point, which may be forgotten by now. */
  readonly sinceMs: number;
  readonly young: Link<P>;
  readonly youngCount: number;
  readonly old: Link<P> | undefined;
};

type Link<P> = { readonly point: P; readonly before: Link<P> | undefined };

/** A minute of ten points a second. */
export const keptPoints = 600;

/** One point more. It starts afresh after another boot, and where time has not moved on (a step back in a recording). */
export function remembered<P extends Point>(
  history: History<P> | undefined,
  bootId: string,
  point: P,
): History<P> {
  const isContinued =
    history?.bootId === bootId && point.atMs > history.young.point.atMs ? history : undefined;
  if (!isContinued) return begun(bootId, point);
  const { young, youngCount } = isContinued;
  if (youngCount < keptPoints) {
    return { ...isContinued, young: { point, before: young }, youngCount: youngCount + 1 };
  }
  return { ...isContinued, old: young, young: { point, before: undefined }, youngCount: 1 };
}

export function* newestFirst<P extends Point>({ young, old }: History<P>): Generator<P> {
  for (const chain of [young, old]) {
    for (let link = chain; link; link = link.before) yield link.point;
  }
}

export function newestPoint<P extends Point>({ young }: History<P>): P {
  return young.point;
}

function begun<P extends Point>(bootId: string, point: P): History<P> {
  const young = { point, before: undefined };
  return { bootId, sinceMs: point.atMs, young, youngCount: 1, old: undefined };
}
