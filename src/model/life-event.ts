import type { Adoption, ProcessKey, StateClass } from './process.js';

/** Something that happened to a process between two samples, told by comparing them: short lives are missed. */
export type LifeEvent = {
  readonly key: ProcessKey;
  /** Raw text; its newest name. */
  readonly comm: string;
  /** Wall clock of the sample that showed it. */
  readonly seenAtMs: number;
} & LifeChange;

export type LifeChange =
  | { readonly type: 'born' }
  | { readonly type: 'gone' }
  /** It had been called gone, and is there after all: a scan had missed it. */
  | { readonly type: 'returned' }
  | { readonly type: 'adopted'; readonly adoption: Adoption }
  | { readonly type: 'stateChanged'; readonly from: StateClass; readonly to: StateClass }
  /** exec, or prctl(PR_SET_NAME) of the main thread: the sample cannot tell which. */
  | { readonly type: 'renamed'; readonly formerComm: string };
