import type { CatalogueSignal } from '../model/signal-catalogue.js';
import { isAsAsked } from '../signals/as-asked.js';
import type { SignalTold } from '../signals/outcome.js';
import type { Foretold, ForetoldAim } from './foretold.js';

/** What became of a signal, of each that it was sent to. */
export type Sent = Omit<Foretold, 'aims'> & {
  readonly aims: readonly SentAim[];
  /** Absent where none was stopped first. */
  readonly frozen?: FrozenFirst;
};

/** `asked` is absent where no word meant it: it joined while the others were stopped. */
export type SentAim = Omit<ForetoldAim, 'asked'> & {
  readonly asked?: string;
  /** The last word on it; absent where nothing was sent. */
  readonly told?: ToldOfAim;
};

export type ToldOfAim = Omit<SignalTold, 'signal'> & { readonly signal: CatalogueSignal };

export type FrozenFirst = {
  readonly newcomers: number;
  /** That ended meanwhile. */
  readonly ended: number;
  /** All stood still, and nobody had come in between. */
  readonly isComplete: boolean;
  readonly afterMs: number;
};

/** Of a newcomer nobody knows more than of any other of a tree. */
export function isAimAsAsked({ told, asked, isKin }: SentAim): boolean {
  if (!told) return false;
  return isAsAsked(told.signal, told.outcome, { isKin: isKin === true || asked === undefined });
}

/** All did what was asked for, and nobody can have escaped. */
export function isAllAsAsked({ aims, frozen }: Sent): boolean {
  return aims.every(isAimAsAsked) && frozen?.isComplete !== false;
}
