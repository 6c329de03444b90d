/** A chunk at a glance, in equal parts of its time: what the time line shows without reading the chunk. */
export type Strip = {
  /** Of each part the mean share of the CPUs that was busy, 0 to 1; undefined where it is not known. */
  readonly loads: readonly (number | undefined)[];
  /** Of each part what happened in it: bits of `stripMarks`. */
  readonly marks: readonly number[];
};

export const stripMarks = {
  /** A process ended. */
  exited: 1,
  /** A process has another parent than before. */
  adopted: 2,
  /** A process has been in D for 5 s. */
  longWait: 4,
  /** A process became a zombie. */
  zombie: 8,
} as const;

/** One a second, in a chunk of a minute. */
export const stripParts = 60;
