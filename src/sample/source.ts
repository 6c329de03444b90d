import type { Demand } from './demand.js';
import type { Sample } from './sample.js';

/** Where samples come from: this machine, another /proc, a recording. One call at a time. */
export type Source = {
  /** The next sample; undefined when there is no more (the end of a recording). */
  readonly next: (demand: Demand) => Promise<Sample | undefined>;
  /** Releases descriptors and helpers; settles within a second whatever hangs. */
  readonly close: () => Promise<void>;
};
