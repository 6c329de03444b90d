import type { Message } from '../../app/message.js';
import type { State } from '../../app/state.js';
import type { Jump } from '../../app/time/jump.js';
import type { Past } from '../../app/time/past.js';
import type { Model } from '../../model/model.js';
import type { KernelEvent } from '../../sample/kernel-event.js';
import type { Log } from '../log.js';

/** What feeds the screen with models. */
export type Feed = {
  /** Looks again soon: something that it depends on has changed. */
  readonly hurry: () => void;
  readonly showFrame: (frame: number) => void;
  /** Where there is nothing to jump to, the screen is told why. */
  readonly jump: (jump: Jump) => void;
  /** Shows what was before, from what is remembered. */
  readonly lookBack: () => void;
  readonly goLive: () => void;
  readonly save: (path: string) => void;
  /** What no sample shows. */
  readonly tell: (event: KernelEvent) => void;
  readonly stop: () => void;
};

/** The running screen, as those see it that feed it and act for it. */
export type Screen = {
  readonly state: () => State;
  readonly dispatch: (message: Message) => void;
  /** What was sampled; the frame is a recording's, and so is what the charts remember from before it. */
  readonly show: (model: Model, frame?: number, past?: Past) => void;
  readonly log: Log;
  /** The source failed: the terminal is put back, then it is said why. */
  readonly fail: (error: unknown) => void;
};
