export type StatusClock = {
  /** The one instant to wake at, in ms of performance.now(); undefined = none. */
  readonly wakeAt: (instantMs: number | undefined) => void;
};

/** Ticks when what was said is to make room, though nothing else may happen for long: paused, in a replay. */
export function statusClock(tick: (nowMs: number) => void): StatusClock {
  let timer: NodeJS.Timeout | undefined;
  let wakesAtMs: number | undefined;
  return {
    wakeAt: (instantMs) => {
      if (instantMs === wakesAtMs) return;
      wakesAtMs = instantMs;
      clearTimeout(timer);
      if (instantMs === undefined) return;
      timer = setTimeout(() => {
        wakesAtMs = undefined;
        tick(performance.now());
      }, instantMs - performance.now());
    },
  };
}
