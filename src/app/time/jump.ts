import type { ProcessKey } from '../../model/process.js';

/** To another place in a recording. */
export type Jump =
  /** From the frame that is shown. */
  | { readonly type: 'by'; readonly ms: number }
  /** To the last frame at or before an instant, in ms since the epoch. */
  | { readonly type: 'to'; readonly instantMs: number }
  /** To where something happened that the time line marks. */
  | { readonly type: 'event'; readonly sign: 1 | -1 }
  /** To where that process came, went, or has another state than in the frame before. */
  | { readonly type: 'change'; readonly sign: 1 | -1; readonly key: ProcessKey };
