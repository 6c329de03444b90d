import type { Aim } from '../signals/aims.js';
import type { Prediction } from '../signals/prediction.js';
import type { Signal } from '../signals/target.js';

/** What a signal would do, of each that it is aimed at. */
export type Foretold = {
  readonly signal: Signal;
  readonly aims: readonly ForetoldAim[];
};

export type ForetoldAim = Aim & {
  /** Absent where it is refused. */
  readonly prediction?: Prediction;
};
