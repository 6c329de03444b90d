import type { CatalogueSignal } from '../model/signal-catalogue.js';
import type { Aim } from '../signals/aims.js';
import type { Prediction } from '../signals/prediction.js';
import type { Signal } from '../signals/target.js';

/** What a signal would do, of each that it is aimed at. */
export type Foretold = {
  readonly signal: Signal;
  /** What is sent later to whom is still there then. */
  readonly next?: LaterSignal;
  readonly aims: readonly ForetoldAim[];
};

export type LaterSignal = { readonly signal: CatalogueSignal; readonly afterMs: number };

export type ForetoldAim = Aim & {
  /** Absent where it is refused. */
  readonly prediction?: Prediction;
};
